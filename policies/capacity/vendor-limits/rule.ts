import { defineRule, fails, integer, passes, undecided } from "../../../lib/policy";

const NAMES = [
  ["hostsPerCluster", "hosts", "hosts"],
  ["vmsPerCluster", "vms", "VMs"],
] as const;

export const rule = defineRule({
  title: "A cluster stays within its vendor's maxima",
  why: "Beyond the maxima nothing is tested or supported, and a failover is the worst time to find out.",
  severity: "warning",
  undecided: "note",
  platforms: ["vsphere"],
  parameters: {
    share: integer({
      default: 100,
      minimum: 1,
      maximum: 100,
      description: "Percent of a maximum that a cluster may use.",
    }),
  },
  fix: "split the cluster",
  sources: [
    {
      catalogue: "CAP-020",
      title: "VMware Validated Design, scaling up and scaling out; the maxima are in policies/limits/vsphere",
      url: "https://docs.vmware.com/en/VMware-Validated-Design/services/scaling-up-and-scaling-out-vmware-validated-design/GUID-CFEB07D3-657F-4295-ACD4-CF3591BE3FCC.html",
    },
  ],
  profiles: ["production"],

  *check(estate, { share }, limits) {
    for (const cluster of estate.clusters) {
      const { version } = cluster.vendor;
      for (const [name, list, noun] of NAMES) {
        const limit = limits.of(cluster.platform, name, typeof version === "string" ? version : undefined);
        if (limit === undefined) continue;
        const used = (maximum: number) => (maximum * share) / 100;
        const found = list === "hosts" ? cluster.hosts.length : cluster.vms.filter((vm) => vm.isOn).length;
        const isWhole = list === "hosts" ? cluster.hasAllHosts : cluster.hasAllVms;
        if (found > used(limit.most)) {
          yield fails({
            about: [cluster],
            cause: name,
            message: `${cluster.id} has ${found} ${noun}, more than ${share} % of the ${limit.most} that its platform supports`,
            expected: `at most ${Math.floor(used(limit.most))} ${noun}`,
            found: String(found),
          });
        } else if (found > used(limit.least)) yield undecided(cluster, [cluster.lacks("vendor.version")]);
        else yield isWhole ? passes() : undecided(cluster, [cluster.lacks(`inventory.${list}`)]);
      }
    }
  },
});
