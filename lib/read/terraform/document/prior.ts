import { isRecord } from "../../reader";
import { addressOf } from "./address";
import type { Json } from "./document";
import { unitedMarks } from "./marks";
import { Resource } from "./resource";
import { inState, listOf } from "./state";

/** Whether anything is there before a plan. */
export function hasPrior(plan: Json): boolean {
  const changes = listOf(plan.resource_changes);
  return (
    isRecord(plan.prior_state) ||
    changes.some((entry) => isRecord(entry) && isRecord(entry.change) && isRecord(entry.change.before))
  );
}

/**
 * Everything that is there before a plan: its prior state, and what its changes say of what they change. What is marked sensitive in one of
 * these places is in all of them, for a value may become sensitive by the plan.
 */
export function prior(plan: Json): readonly Resource[] {
  const state = isRecord(plan.prior_state) && isRecord(plan.prior_state.values) ? plan.prior_state.values : {};
  const resources = new Map(inState(state.root_module).map((resource) => [resource.address, resource]));
  for (const entry of listOf(plan.resource_changes)) {
    const at = addressOf(entry);
    if (at === undefined || !isRecord(entry) || !isRecord(entry.change) || entry.deposed !== undefined) continue;
    const { before, before_sensitive: marked, after_sensitive: willBe } = entry.change;
    if (!isRecord(before)) continue;
    const previous = typeof entry.previous_address === "string" ? entry.previous_address : undefined;
    const known = resources.get(at.address) ?? (previous === undefined ? undefined : resources.get(previous));
    if (known !== undefined) resources.delete(known.address);
    const marks = unitedMarks(unitedMarks(marked, willBe), known?.marks);
    resources.set(at.address, new Resource(at, "keep", { values: before, sensitive: marks }, previous));
  }
  return [...resources.values()];
}
