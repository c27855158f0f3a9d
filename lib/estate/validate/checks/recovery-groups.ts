import type { FailoverPlan, Id } from "../../types";
import type { CheckContext } from "../context";
import { cycles, spelledOut } from "../cycles";
import { quote } from "../quote";

/** The groups of a plan have names of their own, wait for groups that there are, and none waits for itself. */
export function recoveryGroups(context: CheckContext): void {
  for (const [i, plan] of (context.estate.failoverPlans ?? []).entries()) {
    if (plan.order !== undefined) orderOf(context, plan.order, ["failoverPlans", i, "order"]);
  }
}

function orderOf(
  context: CheckContext,
  order: NonNullable<FailoverPlan["order"]>,
  at: readonly (string | number)[],
): void {
  const positions = new Map<Id, number>();
  for (const [j, { id }] of order.entries()) {
    if (positions.has(id)) context.report([...at, j, "id"], `another group of the plan has the id ${quote(id)}`);
    else positions.set(id, j);
  }
  for (const [j, group] of order.entries()) {
    for (const [k, id] of (group.after ?? []).entries()) {
      if (positions.has(id)) continue;
      context.report(
        [...at, j, "after", k],
        `the plan has no group ${quote(id)}`,
        context.didYouMean(id, positions.keys()),
      );
    }
  }
  const waits = (id: Id): readonly Id[] => {
    const j = positions.get(id) ?? 0;
    return order[j]?.after ?? order.slice(Math.max(0, j - 1), j).map((group) => group.id);
  };
  for (const cycle of cycles(positions.keys(), waits)) {
    const j = positions.get(cycle[0] ?? "") ?? 0;
    context.report(
      [...at, j],
      `groups wait for each other: ${spelledOut(cycle)}`,
      "a group without `after` waits for the one before it in the list; `after: []` waits for none",
    );
  }
}
