import { count, defineRule, fails, names, passes } from "../../../lib/policy";

export const rule = defineRule({
  title: "VMs that must restart have all their memory in the pool's plan",
  why: "The pool plans the restart of a VM with a memory range by the least of it: the plan accepts pools in which VMs come back squeezed. The proof asks for all of it.",
  severity: "note",
  platforms: ["xen"],
  parameters: {},
  fix: "set memory_min equal to memory_max, or let the requirement be proven with the range as it is",
  sources: [
    {
      catalogue: "CAP-019",
      title: "XAPI, ocaml/xapi/xapi_ha_vm_failover.ml: the memory that a VM's restart is planned with",
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
          message: `the plan of ${cluster.id} keeps less than the memory of ${count(squeezed.length, "VM")}: ${names(squeezed)}`,
          expected: "a least memory equal to the most",
          found: "a memory range",
        });
      } else if (required.length > 0) yield passes();
    }
  },
});
