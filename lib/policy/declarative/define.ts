import { ALL_PLATFORMS, type DefinedRule } from "../rule";
import { checkOf } from "./check";
import type { DeclarativeRule } from "./types";

/** A valid declarative rule as the engine runs it; its folder gives it the id. */
export function declarativeRule(rule: DeclarativeRule): DefinedRule {
  const check = checkOf(rule);
  return (id) => ({
    id,
    title: rule.title,
    why: rule.why,
    severity: rule.severity,
    undecided: rule.undecided ?? rule.severity,
    platforms: rule.platforms ?? ALL_PLATFORMS,
    parameters: {},
    fix: rule.fix,
    sources: rule.sources,
    profiles: rule.profiles ?? ["baseline"],
    check,
  });
}
