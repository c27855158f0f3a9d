import { ALL_PLATFORMS, count, defineRule, fails, names, passes } from "../../../lib/policy";

export const rule = defineRule({
  title: "No VM that a requirement names has its restart disabled",
  why: "The platform does not restart it, and a requirement does not count it: the promise reads as if it covered the VM, and does not.",
  severity: "error",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "give the VM a restart priority, or take it out of the requirement's tiers or VMs",
  sources: [
    {
      catalogue: "HA-015",
      title: "VMware vSphere 8.0 Availability: VM restart priority and isolation response",
      url: "https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-availability/GUID-FA8B166D-A5F5-47D3-840E-68996507A95B",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    const visible = new Set(estate.vms);
    for (const requirement of estate.requirements) {
      if (!requirement.isSelective || requirement.wantsContinuity) continue;
      const named = [...requirement.named].filter((vm) => visible.has(vm) && !vm.isReplica);
      const disabled = named.filter((vm) => !vm.mustRun);
      if (disabled.length > 0) {
        yield fails({
          about: [requirement, ...disabled],
          message: `"${requirement.id}" names ${count(disabled.length, "VM")} that nothing restarts: ${names(disabled)}`,
          expected: "a restart priority from lowest to highest",
          found: "restart: disabled",
        });
      } else if (named.length > 0) yield passes();
    }
  },
});
