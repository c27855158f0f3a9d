import { ALL_PLATFORMS, count, defineRule, fails, missingOf, names, passes, undecided } from "../../../lib/policy";
import { mustGroups } from "../must-groups";

export const rule = defineRule({
  title: "A mandatory VM-host rule leaves a VM at least two hosts",
  why: "HA never breaks a mandatory rule: with one host left, the VM stays down for as long as that host does.",
  severity: "warning",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "add a host to the rule, or let the platform break it at a restart (mandatory: false)",
  sources: [
    {
      catalogue: "DRS-003",
      title: "VMware vSphere 8.0 Resource Management: VM-host affinity rules",
      url: "https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-resource-management/GUID-793013E2-0976-43B7-9A00-340FA76859D0",
    },
    { catalogue: "DRS-005", title: "The same: a VM in several rules runs only on hosts that all of them allow" },
    { catalogue: "HV-008", title: "Hyper-V: possible owners of a clustered role" },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const cluster of estate.clusters) {
      if (cluster.hosts.length < 2) continue;
      const judgedElsewhere = new Set(cluster.vmsThatMustRestart);
      for (const group of mustGroups(cluster)) {
        const vms = group.vms.filter((vm) => !judgedElsewhere.has(vm) && !vm.isReplica);
        if (vms.length === 0 || group.hosts.length === 0) continue;
        if (group.hosts.length === 1) {
          yield fails({
            about: [...group.rules, ...vms],
            message: `${names(group.rules)} ${group.rules.length === 1 ? "leaves" : "leave"} ${count(vms.length, "VM")} the one host ${names(group.hosts)}: ${names(vms)}`,
            expected: "at least two hosts",
            found: names(group.hosts),
          });
        } else if (group.hostsAtWorst.length < 2) {
          yield undecided(vms, missingOf(...group.rules.map((rule) => rule.mandatory)));
        } else yield passes();
      }
    }
  },
});
