import { count, defineRule, fails, type HostView, missingOf, names, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "A dedicated failover host is as large as the largest host that it stands in for",
  why: "A smaller failover host cannot take over what the largest host carries: the reserve is not what admission control believes.",
  severity: "warning",
  platforms: ["vsphere"],
  parameters: {},
  fix: "dedicate the largest hosts, or use the resource-percentage policy",
  sources: [
    {
      catalogue: "CAP-006",
      title:
        "VMware vSphere 6.0 Availability, GUID-BD6D9434-84C8-4937-BC76-04852F5EA136: best practices for admission control",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const cluster of estate.clustersOnHa) {
      const policy = cluster.admissionControl("policy");
      const dedicated = cluster.admissionControl("failoverHosts");
      if (!policy.known || policy.value !== "failover-hosts" || !dedicated.known) continue;
      const reserve = cluster.hosts.filter((host) => dedicated.value.includes(host.id));
      const others = cluster.hosts.filter((host) => !dedicated.value.includes(host.id));
      if (reserve.length === 0 || others.length === 0) continue;
      const small = reserve.filter((host) => others.some((other) => isSmaller(host, other)));
      const missing = missingOf(...cluster.hosts.flatMap((host) => [host.fact("memoryMib"), host.fact("cores")]));
      if (small.length > 0) {
        yield fails({
          about: [cluster, ...small],
          message: `${count(small.length, "failover host")} of ${cluster.id} ${small.length === 1 ? "is" : "are"} smaller than a host that may fail: ${names(small)}`,
          expected: "at least the memory and cores of every other host",
          found: names(small.map(sizeOf)),
        });
      } else yield missing.length > 0 ? undecided(cluster, missing) : passes();
    }
  },
});

function isSmaller(host: HostView, other: HostView): boolean {
  return (["memoryMib", "cores"] as const).some((field) => {
    const [own, its] = [host.fact(field), other.fact(field)];
    return own.known && its.known && own.value < its.value;
  });
}

function sizeOf(host: HostView): string {
  const [memory, cores] = [host.fact("memoryMib"), host.fact("cores")];
  return `${host.id}: ${memory.known ? memory.value : "?"} MiB, ${cores.known ? cores.value : "?"} cores`;
}
