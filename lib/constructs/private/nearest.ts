import type { IConstruct } from "constructs";

/** The nearest construct that `is` accepts, among the given one and those it stands in. */
export function nearest<T>(construct: IConstruct, is: (x: unknown) => x is T): T | undefined {
  return construct.node.scopes.findLast((scope): scope is IConstruct & T => is(scope));
}
