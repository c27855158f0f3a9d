import { count, defineRule, fails, names, passes } from "../../../lib/policy";

export const rule = defineRule({
  title: "No VM that a requirement covers is restarted at best effort",
  why: "A best-effort VM is tried once, after all protected ones, if there happens to be room; the pool's plan keeps none for it.",
  severity: "error",
  platforms: ["xen"],
  parameters: {},
  fix: 'protect the VM (high_availability = "restart"), or take it out of the requirement',
  sources: [
    {
      catalogue: "XEN-004",
      title: "XenServer 8: high availability, restart configuration settings",
      url: "https://docs.xenserver.com/en-us/xenserver/8/high-availability",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    const visible = new Set(estate.vms);
    for (const requirement of estate.requirements) {
      const named = [...requirement.named].filter((vm) => visible.has(vm));
      const tried = named.filter((vm) => vm.isBestEffort);
      if (tried.length > 0) {
        yield fails({
          about: [requirement, ...tried],
          cause: requirement.id,
          message: `"${requirement.id}" covers ${count(tried.length, "VM")} restarted at best effort: ${names(tried)}`,
          expected: "restart",
          found: "best-effort",
        });
      } else if (named.length > 0) yield passes();
    }
  },
});
