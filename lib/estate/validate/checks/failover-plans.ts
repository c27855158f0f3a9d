import { vmsOfPlan } from "../../lookup";
import type { FailoverPlan, Id } from "../../types";
import type { CheckContext } from "../context";
import { quote } from "../quote";

/** A plan leads to another site; a mapping says one thing; and whoever recovers a VM knows where. */
export function failoverPlans(context: CheckContext): void {
  const plans = context.estate.failoverPlans ?? [];
  for (const [i, plan] of plans.entries()) {
    if (plan.from === plan.to) {
      context.report(
        ["failoverPlans", i, "to"],
        `the plan leads from ${quote(plan.from)} to itself`,
        "name another site",
      );
    }
    for (const list of ["networks", "datastores"] as const) mapsOnce(context, i, list, plan[list] ?? []);
  }
  if (plans.length > 1) oneTarget(context, plans);
}

function mapsOnce(
  context: CheckContext,
  i: number,
  list: "networks" | "datastores",
  mappings: readonly { readonly from: Id; readonly to: Id }[],
): void {
  const first = new Map<Id, Id>();
  for (const [j, { from, to }] of mappings.entries()) {
    const earlier = first.get(from);
    if (earlier === undefined) first.set(from, to);
    else context.report(["failoverPlans", i, list, j], `${quote(from)} is mapped already, to ${quote(earlier)}`);
  }
}

/** Two plans for the loss of one site may not bring one VM up in two places. */
function oneTarget(context: CheckContext, plans: readonly FailoverPlan[]): void {
  const first = new Map<string, FailoverPlan>();
  for (const [i, plan] of plans.entries()) {
    for (const vm of vmsOfPlan(context.index, plan)) {
      const key = JSON.stringify([plan.from, vm.id]);
      const earlier = first.get(key);
      if (earlier === undefined) {
        first.set(key, plan);
        continue;
      }
      if (earlier.to === plan.to && earlier.cluster === plan.cluster) continue;
      context.report(
        ["failoverPlans", i],
        `the VM ${quote(vm.id)} is recovered to ${targetOf(earlier)} by the plan ${quote(earlier.id)}, and to ${targetOf(plan)} by this one`,
        "a VM that comes up twice writes its data twice: let one plan cover it",
      );
      break;
    }
  }
}

function targetOf({ to, cluster }: FailoverPlan): string {
  return cluster === undefined ? quote(to) : `${quote(cluster)} at ${quote(to)}`;
}
