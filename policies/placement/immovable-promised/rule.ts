import { defineRule, fails, names, passes } from "../../../lib/policy";

export const rule = defineRule({
  title: "VMs that must run can be moved while they run",
  why: "A VM that cannot be moved must be stopped before its host is maintained, and makes no room when another host fails.",
  severity: "note",
  platforms: ["vsphere"],
  parameters: {},
  fix: "remove what pins the VM: a passed-through device, an override, a device of the client",
  sources: [
    {
      catalogue: "PIN-001",
      title: "VMware vSphere 8.0 Networking: DirectPath I/O, features that are not available",
      url: "https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-networking/GUID-BF2770C3-39ED-4BC5-A8EF-77D55EFE924C",
    },
    { catalogue: "DRS-011", title: 'vCheck, plugin "VM Overrides"' },
  ],
  profiles: ["production"],

  *check(estate) {
    for (const cluster of estate.clusters) {
      if (cluster.vmsThatMustRestart.length === 0) continue;
      const pinned = cluster.vmsThatMustRestart.filter((vm) => vm.fields.movable === false);
      if (pinned.length === 0) yield passes();
      else {
        yield fails({
          about: [cluster, ...pinned],
          message: `${names(pinned)} of ${cluster.id} cannot be moved while ${pinned.length === 1 ? "it runs" : "they run"}`,
          expected: "movable",
          found: "movable: false",
        });
      }
    }
  },
});
