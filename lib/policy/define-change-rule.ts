import { defineRule } from "./define-rule";
import type { Limits } from "./limits";
import { type Outcome, undecided } from "./outcome";
import type { Parameters, ValuesOf } from "./parameter";
import type { DefinedRule, RuleDefinition } from "./rule";
import type { ChangeView } from "./views";

/** What the author of a rule about a change writes. */
export interface ChangeRuleDefinition<P extends Parameters> extends Omit<RuleDefinition<P>, "check" | "judges"> {
  /** Pure: the same change gives the same outcomes. No outcome at all: not applicable. */
  check(change: ChangeView, parameters: ValuesOf<P>, limits: Limits): Iterable<Outcome>;
}

/**
 * A rule about what a change does, with the estate before and after it. Where the input is no change it is not applicable; where it is not
 * known what was before, it is undecided: the rule itself never has to ask.
 */
export function defineChangeRule<P extends Parameters>(definition: ChangeRuleDefinition<P>): DefinedRule {
  return defineRule<P>({
    ...definition,
    judges: "change",
    *check(estate, parameters, limits) {
      const { change } = estate;
      if (change === undefined) return;
      if (change.known) yield* definition.check(change.value, parameters, limits);
      else
        yield undecided(
          estate,
          change,
          `cannot say what the change does to ${estate.name}: the estate before it is not known`,
        );
    },
  });
}
