import { ALL_PLATFORMS, count, defineRule, fails, names, passes } from "../../../lib/policy";

export const rule = defineRule({
  title: "No placement rule is left disabled",
  why: "A disabled rule reads like protection in every list of rules, and protects nothing.",
  severity: "note",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "enable the rule, or remove it",
  sources: [{ catalogue: "DRS-009", title: 'vCheck, plugin "DRS Rules"; AsBuiltReport, health check DRSRules' }],
  profiles: ["production"],

  *check(estate) {
    const own = estate.allRules.filter((one) => !one.isDerived);
    const disabled = own.filter((one) => !one.isEnabled);
    if (disabled.length > 0) {
      yield fails({
        about: disabled,
        message: `${count(disabled.length, "placement rule")} ${disabled.length === 1 ? "is" : "are"} disabled: ${names(disabled)}`,
        expected: "enabled rules, or none",
        found: "enabled: false",
      });
    } else if (own.length > 0) yield passes();
  },
});
