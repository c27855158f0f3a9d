import { count, defineRule, fails, names, passes } from "../../../lib/policy";

export const rule = defineRule({
  title: "VMs that must restart come back with all of their memory",
  why: "The pool plans for host failures by the most that a VM may have, and so does the proof. Yet a start and the evacuation of a host ask for the least of its memory range alone: where more hosts are gone than is planned for, or one is emptied for maintenance, the VM runs squeezed.",
  severity: "note",
  platforms: ["xen"],
  parameters: {},
  fix: "set memory_min equal to memory_max",
  sources: [
    {
      catalogue: "CAP-019",
      title: "XAPI, ocaml/xapi/xapi_ha_vm_failover.ml: static maximum for the plan, dynamic minimum for an evacuation",
    },
  ],
  profiles: ["production"],

  *check(estate) {
    for (const cluster of estate.clustersOnHa) {
      const required = cluster.vmsThatMustRestart;
      const squeezed = required.filter((vm) => {
        const [range, memory, kind] = [vm.fact("memoryRange"), vm.fact("memoryMib"), vm.fact("virtualization")];
        const least = range.known ? range.value.minMib : undefined;
        const isPvh = kind.known && kind.value === "pvh";
        return !isPvh && least !== undefined && memory.known && least < memory.value;
      });
      if (squeezed.length > 0) {
        yield fails({
          about: [cluster, ...squeezed],
          cause: cluster.id,
          message: `${cluster.id} may start ${count(squeezed.length, "VM")} with less than all of the memory: ${names(squeezed)}`,
          expected: "a least memory equal to the most",
          found: "a memory range",
        });
      } else if (required.length > 0) yield passes();
    }
  },
});
