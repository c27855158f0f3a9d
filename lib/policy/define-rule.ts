import { Limits } from "./limits";
import { defaultsOf, type Parameters, type ValuesOf } from "./parameter";
import type { DefinedRule, RuleDefinition } from "./rule";

/** Turns what an author wrote into a rule; the registry gives it the id of its folder. */
export function defineRule<P extends Parameters>(definition: RuleDefinition<P>): DefinedRule {
  return (id, limits = new Limits([])) => ({
    ...definition,
    id,
    undecided: definition.undecided ?? definition.severity,
    check: (estate, given) => {
      const values = { ...defaultsOf(definition.parameters), ...given };
      if (!isValuesOf(definition.parameters, values)) throw new Error(`${id} got parameters that its schema forbids`);
      return definition.check(estate, values, limits);
    },
  });
}

function isValuesOf<P extends Parameters>(
  parameters: P,
  values: { readonly [name: string]: unknown },
): values is { readonly [name: string]: unknown } & ValuesOf<P> {
  return Object.entries(parameters).every(([name, parameter]) => parameter.accepts(values[name]));
}
