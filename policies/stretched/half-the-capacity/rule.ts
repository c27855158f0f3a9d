import { defineRule, fails, passes, undecided } from "../../../lib/policy";
import { stretchedClusters } from "../clusters";

export const rule = defineRule({
  title: "Admission control of a stretched cluster keeps the larger half free",
  why: "The loss of a site takes all its hosts at once: what admission control lets in beyond the other half stays down.",
  severity: "warning",
  undecided: "note",
  platforms: ["vsphere"],
  parameters: {},
  fix: "keep 50 % of CPU and memory free, or as many hosts as the larger site has",
  sources: [
    {
      catalogue: "DR-012",
      title: "VMware, stretched cluster guidelines: admission control at 50 % for CPU and memory",
      url: "https://docs.vmware.com/en/VMware-vSphere/7.0/com.vmware.vsphere.vsan-planning.doc/GUID-4172337E-E25F-4C6B-945E-01623D314FDA",
    },
    { catalogue: "STO-015", title: "The same: each site alone carries the load" },
  ],
  profiles: ["stretched-cluster"],

  *check(estate) {
    const stretched = new Map(stretchedClusters(estate.index).map((one) => [one.id, one]));
    for (const cluster of estate.clusters) {
      const sites = stretched.get(cluster.id)?.sites;
      if (sites === undefined) continue;
      const largest = Math.max(...sites.values());
      const share = Math.ceil((100 * largest) / [...sites.values()].reduce((sum, hosts) => sum + hosts, 0));
      const policy = cluster.admissionControl("policy");
      const failures = cluster.admissionControl("hostFailures");
      const [cpu, memory] = [cluster.admissionControl("cpuPercent"), cluster.admissionControl("memoryPercent")];
      const byPercent = cpu.known && memory.known;
      // That there is none is told by ha/admission-control-on.
      if (policy.known && (policy.value === "disabled" || policy.value === "failover-hosts")) continue;
      if (!byPercent && !failures.known) {
        yield undecided(cluster, failures);
        continue;
      }
      const kept = byPercent ? Math.min(cpu.value, memory.value) : failures.known ? failures.value : 0;
      const needed = byPercent ? share : largest;
      const unit = byPercent ? "%" : "hosts";
      if (kept >= needed) yield passes();
      else {
        yield fails({
          about: [cluster],
          message: `${cluster.id} keeps ${kept} ${unit} free, and the loss of its larger site takes ${needed} ${unit}`,
          expected: `at least ${needed} ${unit}`,
          found: `${kept} ${unit}`,
        });
      }
    }
  },
});
