import type { Expression } from "./expression";

/** The objects that an expression mentions, as Terraform lists its references, cut down to the object. */
export function mentionsOf(expression: Expression, bound: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (one: Expression, names: ReadonlySet<string>): void => {
    const chain = chainOf(one);
    if (chain !== undefined && !names.has(chain[0] ?? "")) {
      found.add(chain.slice(0, chain[0] === "data" ? 3 : 2).join("."));
    }
    switch (one.kind) {
      case "attribute":
      case "splat":
        if (chain === undefined) visit(one.of, names);
        return;
      case "index":
        if (chain === undefined) visit(one.of, names);
        visit(one.index, names);
        return;
      case "list":
        for (const entry of one.entries) visit(entry, names);
        return;
      case "call":
        for (const argument of one.arguments) visit(argument, names);
        return;
      case "sum":
        visit(one.left, names);
        visit(one.right, names);
        return;
      case "for":
        visit(one.over, names);
        for (const part of [one.each, ...(one.as === undefined ? [] : [one.as])]) {
          visit(part, new Set([...names, one.value, ...(one.key === undefined ? [] : [one.key])]));
        }
        return;
      case "map":
        for (const [key, value] of one.entries) {
          visit(key, names);
          visit(value, names);
        }
        return;
    }
  };
  visit(expression, bound);
  return found;
}

/** The names of a reference without brackets: `vsphere_host.esx.id`. */
function chainOf(expression: Expression): readonly string[] | undefined {
  if (expression.kind === "name") return [expression.name];
  if (expression.kind !== "attribute") return undefined;
  const before = chainOf(expression.of);
  return before && [...before, expression.name];
}
