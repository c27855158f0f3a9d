import type { InputNote } from "../../note";
import { isRecord } from "../../reader";
import { addressOf } from "./address";
import type { Json } from "./document";
import { type Action, Resource, type ResourceAddress } from "./resource";
import { inState, listOf } from "./state";

interface Planned {
  readonly resources: readonly Resource[];
  readonly deleted: readonly Resource[];
  readonly notes: readonly InputNote[];
}

/** What is there after the plan: what it changes, and of the state before it what it leaves alone. */
export function planned(plan: Json): Planned {
  const before = isRecord(plan.prior_state) && isRecord(plan.prior_state.values) ? plan.prior_state.values : {};
  const resources: Resource[] = [];
  const deleted: Resource[] = [];
  const spoken = new Set<string>();
  for (const entry of listOf(plan.resource_changes)) {
    const change = changeOf(entry);
    if (change === undefined) continue;
    const { resource, previousAddress, forgotten } = change;
    spoken.add(resource.address);
    if (previousAddress !== undefined) spoken.add(previousAddress);
    (resource.action === "delete" ? deleted : resources).push(resource);
    if (forgotten !== undefined) resources.push(forgotten);
  }
  for (const resource of inState(before.root_module)) {
    if (!spoken.has(resource.address)) resources.push(resource);
  }
  return { resources, deleted, notes: notesOn(plan) };
}

interface PlannedResource {
  readonly resource: Resource;
  readonly previousAddress?: string;
  /** What the new one takes the place of, and what stays all the same. */
  readonly forgotten?: Resource;
}

function changeOf(entry: unknown): PlannedResource | undefined {
  const at = addressOf(entry);
  if (at === undefined || !isRecord(entry) || !isRecord(entry.change) || entry.deposed !== undefined) return undefined;
  const { change } = entry;
  const actions = listOf(change.actions);
  const action = actionOf(actions);
  const values =
    action === "delete" || change.after === null
      ? { values: change.before, sensitive: change.before_sensitive }
      : { values: change.after, unknown: change.after_unknown, sensitive: change.after_sensitive };
  const previous = typeof entry.previous_address === "string" ? entry.previous_address : undefined;
  const resource = new Resource(at, action, values, previous, actions[0] === "create");
  return {
    resource,
    ...(previous === undefined ? {} : { previousAddress: previous }),
    ...(action === "create" && actions.includes("forget") ? { forgotten: forgottenOf(at, change) } : {}),
  };
}

/** Replaced, but not destroyed (`destroy = false`): the old object goes on beside the new one, in nobody's hands. */
function forgottenOf(at: ResourceAddress, change: Json): Resource {
  const left = { ...at, address: `${at.address} (forgotten)` };
  return new Resource(left, "keep", { values: change.before, sensitive: change.before_sensitive }, at.address);
}

/** What is forgotten leaves Terraform's hands and stays as it is. */
function actionOf(actions: readonly unknown[]): Action {
  if (actions.includes("create")) return actions.includes("delete") ? "replace" : "create";
  if (actions.includes("delete")) return "delete";
  if (actions.includes("update")) return "update";
  return actions.includes("read") ? "read" : "keep";
}

function notesOn(plan: Json): readonly InputNote[] {
  const deferred = listOf(plan.deferred_changes).length;
  return [
    ...(plan.complete === false
      ? [
          {
            message:
              "the plan is not complete (it was limited to targets, or changes are deferred): a further plan is needed",
          },
        ]
      : []),
    ...(deferred > 0
      ? [{ message: `${deferred} ${deferred === 1 ? "change" : "changes"} that the plan defers to a later one` }]
      : []),
  ];
}
