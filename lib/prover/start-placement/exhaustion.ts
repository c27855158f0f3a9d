import type { Id } from "../../estate";
import type { Failed } from "../decision";
import { problemOf } from "../fates/problem";
import { bulkOf } from "../search/units";
import type { FailedDomain } from "../verdict";
import type { StartPlacement } from "./placed";
import type { Question } from "./question";

/** A part of a start placement, in the order in which VMs were looked at, and a scenario that fails wherever the others are. */
export interface Leaf {
  readonly places: ReadonlyMap<Id, Id>;
  readonly failure: readonly FailedDomain[];
  readonly failed: Failed;
}

export type Ruled =
  | { readonly kind: "found"; readonly places: StartPlacement }
  | { readonly kind: "none"; readonly leaves: readonly Leaf[] }
  | { readonly kind: "open" };

/**
 * Tries the VMs one after the other on every host of their cluster, and leaves a branch as soon as a scenario fails in it wherever the other VMs
 * are. It comes to an end where few VMs have no host, or where few of them decide.
 */
export function ruleOut(question: Question): Ruled {
  const { index, movements } = question;
  const isPinned = (id: Id) => movements.get(index.vms.get(id)?.cluster ?? "") === "pinned";
  if (!question.homeless.every(isPinned)) return { kind: "open" };
  const leaves: Leaf[] = [];
  const found = branch(question, inOrder(question), new Map(), leaves);
  if (found === "open") return { kind: "open" };
  return found === "none" ? { kind: "none", leaves } : { kind: "found", places: found };
}

function branch(
  question: Question,
  order: readonly Id[],
  places: ReadonlyMap<Id, Id>,
  leaves: Leaf[],
): StartPlacement | "none" | "open" {
  if (question.isSpent) return "open";
  const answer = question.answer(Object.fromEntries(places));
  if (answer.kind === "survives" && places.size === order.length) return Object.fromEntries(places);
  if (answer.kind === "fails") {
    leaves.push({ places, failure: answer.failure, failed: answer.failed });
    return "none";
  }
  const vm = order[places.size];
  if (vm === undefined) return "open";
  let isOpen = false;
  for (const { id } of question.index.hostsOfCluster(question.index.vms.get(vm)?.cluster ?? "")) {
    const found = branch(question, order, new Map([...places, [vm, id]]), leaves);
    if (found === "open") isOpen = true;
    else if (found !== "none") return found;
    if (isOpen && question.isSpent) return "open";
  }
  return isOpen ? "open" : "none";
}

/** Those that are hard to place first. */
function inOrder({ homeless, model, before }: Question): readonly Id[] {
  const bulk = bulkOf(problemOf(before, "lenient"));
  const sizeOf = (id: Id) => bulk[model.positionOfVm.get(id) ?? -1] ?? 0;
  return [...homeless].sort((a, b) => sizeOf(b) - sizeOf(a));
}
