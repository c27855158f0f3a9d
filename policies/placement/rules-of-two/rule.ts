import { ALL_PLATFORMS, defineRule, fails, passes } from "../../../lib/policy";

export const rule = defineRule({
  title: "A rule between VMs names at least two",
  why: "A rule with one VM keeps nothing together and nothing apart; whoever reads its name counts on it all the same.",
  severity: "note",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "name the VMs that were meant, or remove the rule",
  sources: [{ catalogue: "DRS-009", title: 'vCheck, plugin "DRS Rules"' }],
  profiles: ["production"],

  *check(estate) {
    for (const rule of estate.rules) {
      if (rule.kind !== "affinity" && rule.kind !== "anti-affinity") continue;
      const vms = new Set(rule.vms);
      if (vms.size > 1) yield passes();
      else {
        yield fails({
          about: [rule, ...vms],
          message: `${rule.id} is a rule between VMs and names one`,
          expected: "two VMs or more",
          found: String(vms.size),
        });
      }
    }
  },
});
