import { ALL_PLATFORMS, count, defineRule, fails, names, passes } from "../../../lib/policy";

export const rule = defineRule({
  title: "No VM that must restart uses a device of its host",
  why: "A passed-through card, a virtual GPU, a USB device, an SR-IOV port or a CD drive is on one host only: no other can start the VM, and a pool's plan leaves it out.",
  severity: "error",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "take the device away, put the image on shared storage, or make the VM a replica of a service that can do without it",
  sources: [
    { catalogue: "XEN-006", title: "XAPI, ocaml/xapi/agility.ml: vm_assert_agile (virtual GPUs)" },
    { catalogue: "XEN-007", title: "XAPI, ocaml/xapi/agility.ml: vm_assert_agile (virtual USB devices)" },
    { catalogue: "XEN-008", title: "XAPI, ocaml/xapi/agility.ml: vm_assert_agile (SR-IOV interfaces)" },
    {
      catalogue: "XEN-009",
      title: "Citrix XenServer 6 administrator's guide: requirements of protected VMs (no local DVD)",
    },
    {
      catalogue: "PIN-001",
      title: "VMware vSphere 8.0 Networking: DirectPath I/O, features that are not available",
      url: "https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-networking/GUID-BF2770C3-39ED-4BC5-A8EF-77D55EFE924C",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const cluster of estate.clusters) {
      const required = cluster.vmsThatMustRestart;
      const held = required.filter((vm) => vm.hostDevices.length > 0);
      if (held.length > 0) {
        const devices = [...new Set(held.flatMap((vm) => vm.hostDevices))].sort().join(", ");
        yield fails({
          about: [cluster, ...held],
          cause: cluster.id,
          message: `${count(held.length, "VM")} of ${cluster.id} that must restart ${held.length === 1 ? "uses a device" : "use devices"} of the host: ${names(held)}`,
          expected: "no device of a host",
          found: devices,
        });
      } else if (required.length > 0) yield passes();
    }
  },
});
