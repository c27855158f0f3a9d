import {
  ALL_PLATFORMS,
  count,
  defineRule,
  fails,
  type HostView,
  missingOf,
  names,
  passes,
  type RequirementView,
  undecided,
} from "../../../lib/policy";
import { mustGroups } from "../must-groups";

export const rule = defineRule({
  title: "A mandatory VM-host rule leaves a VM a host that survives",
  why: "HA never breaks a mandatory rule: when all hosts that it leaves fail together, the VM stays down though others have room.",
  severity: "error",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "add a host outside of what fails together to the rule, or let the platform break it at a restart (mandatory: false)",
  sources: [
    {
      catalogue: "DRS-004",
      title: "VMware vSphere 8.0 Resource Management: VM-host affinity rules",
      url: "https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-resource-management/GUID-793013E2-0976-43B7-9A00-340FA76859D0",
    },
    { catalogue: "DRS-003", title: "The same: a group large enough that the loss of a host leaves others" },
    {
      catalogue: "DR-011",
      title: "VMware vSAN 7.0 Planning: stretched cluster guidelines (use should-rules)",
      url: "https://docs.vmware.com/en/VMware-vSphere/7.0/com.vmware.vsphere.vsan-planning.doc/GUID-4172337E-E25F-4C6B-945E-01623D314FDA",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const cluster of estate.clusters) {
      for (const { vms, rules, hosts, hostsAtWorst } of mustGroups(cluster)) {
        for (const requirement of cluster.requirementsOnRestart) {
          const affected = vms.filter((vm) => requirement.restarts.has(vm));
          if (affected.length === 0 || requirement.isProven || takesAll(requirement, cluster.hosts)) continue;
          if (takesAll(requirement, hosts)) {
            const left = hosts.length === 0 ? "no host" : `only ${names(hosts)}`;
            yield fails({
              about: [...rules, requirement, ...affected],
              message: `${names(rules)} ${rules.length === 1 ? "leaves" : "leave"} ${count(affected.length, "VM")} ${left}${hosts.length === 0 ? "" : `, and "${requirement.id}" may take all of that at once`}: ${names(affected)}`,
              expected: `a host that survives every scenario of "${requirement.id}"`,
              found: names(hosts) || "none",
            });
          } else if (takesAll(requirement, hostsAtWorst)) {
            yield undecided(affected, missingOf(...rules.map((rule) => rule.mandatory)));
          } else {
            const { missing } = requirement.worstLossAmong(hosts);
            yield missing.length > 0 ? undecided(affected, missing) : passes();
          }
        }
      }
    }
  },
});

function takesAll(requirement: RequirementView, hosts: readonly HostView[]): boolean {
  return requirement.worstLossAmong(hosts).hosts.size === hosts.length;
}
