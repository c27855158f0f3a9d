import { defineRule, fails, names, passes } from "../../../lib/policy";

export const rule = defineRule({
  title: "VMs wait for VMs of their own cluster alone",
  why: "vSphere HA orders restarts within a cluster; for a VM of another one it cannot wait.",
  severity: "warning",
  platforms: ["vsphere"],
  parameters: {},
  fix: "bring the VMs into one cluster, or order the start by other means",
  sources: [
    {
      catalogue: "APP-009",
      title: "vSphere API, ClusterOrchestrationInfo and ClusterDependencyRuleInfo: a rule of one cluster",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const rule of estate.rules) {
      if (rule.kind !== "dependency") continue;
      const home = new Set(rule.vms.flatMap((vm) => vm.cluster?.id ?? []));
      const abroad = rule.after.filter((vm) => vm.cluster !== undefined && !home.has(vm.cluster.id));
      if (home.size === 0) continue;
      if (abroad.length === 0) yield passes();
      else {
        yield fails({
          about: [rule, ...abroad],
          message: `${rule.id} waits for ${names(abroad)}, which ${abroad.length === 1 ? "is" : "are"} in another cluster than ${names([...home])}`,
          expected: `VMs of ${names([...home])}`,
          found: names([...new Set(abroad.flatMap((vm) => vm.cluster?.id ?? []))]),
        });
      }
    }
  },
});
