import type { Problem } from "../fates/problem";
import { spreadsOverHosts } from "../fates/situation";
import { type Cohort, MOVABLE } from "../model/model";
import type { Reference } from "../search/reference";
import type { RefitOrder } from "../search/refit";
import { rulebookOf } from "../search/rulebook";
import { NO, YES } from "../tri";
import { firstChoices } from "./first-choices";
import { flowsOf, type Recipe } from "./recipe";

/**
 * A recipe for every scenario of lost hosts, made from the placement before any failure. Undefined where what VMs need could be anything else
 * than this: those on lost hosts restart elsewhere, or stay down because they rank below; all others stand where they stood. So: nothing but
 * hosts fails, and takes no storage with it; HA is on; nothing is unknown of who runs where, and every replica runs.
 * @param base what the strict reading asks before any failure
 */
export function recipeOf(base: Problem, reference: Reference, order: RefitOrder): Recipe | undefined {
  const { model } = base;
  const { continuity, tolerate } = model.requirement;
  const onlyHosts = Object.keys(tolerate).every((kind) => kind === "host");
  if (!onlyHosts || continuity === true || spreadsOverHosts(model)) return undefined;
  if (model.clusters.some(({ restarts }) => restarts !== YES)) return undefined;
  if (!model.cohorts.every((_, c) => isRegular(base, c))) return undefined;
  const { place } = reference.board;
  const stands = (vm: number) => place[vm] !== -1 || base.plans[model.cohortOfVm[vm] ?? 0]?.duty === "down";
  if (![...model.vms.keys()].every(stands)) return undefined;

  const moves = Uint8Array.from(model.cohortOfVm, (c, vm) => {
    const cohort = model.cohorts[c];
    return cohort !== undefined && place[vm] !== -1 && !staysDown(base, cohort) ? 1 : 0;
  });
  const moving = reference.onHost.map((vms) => vms.filter((vm) => moves[vm] === 1));
  const { rows, rowOfCohort } = rowsOf(base);
  const rowOfVm = model.cohortOfVm.map((c) => rowOfCohort[c] ?? 0);
  const shape = {
    hosts: model.hosts.length,
    width: model.dimensions.length,
    left: reference.board.left,
    demand: model.demand,
    place,
    moves,
    rank: order.rank,
    rowOfVm,
    rows,
    rules: rulebookOf(model, base.reading),
  };
  const first = firstChoices(base, moving, shape);
  return { ...shape, first, flows: flowsOf(moving, { ...shape, first }) };
}

/** Whether it is certain what becomes of its VMs: they run, and restart elsewhere if their host is lost; or need no room whatever fails. */
function isRegular({ model, plans, situation }: Problem, c: number): boolean {
  const cohort = model.cohorts[c];
  const plan = plans[c];
  if (cohort === undefined || plan === undefined || plan.dead) return false;
  const isReplica = cohort.services.length > 0;
  if (isReplica && !(cohort.mustRun && plan.counts && plan.duty !== "down")) return false;
  if (situation.dataGone(cohort.reach) !== NO) return false;
  if (cohort.home === MOVABLE) {
    if (plan.duty !== "down") return true;
    return !cohort.mustRun && situation.reach(cohort.reach).every((place) => place === NO);
  }
  return cohort.home >= 0 && plan.duty === "stays" && plan.counts;
}

/** In `pinned`, one on a lost host that ranks below every VM in scope. */
function staysDown({ model }: Problem, cohort: Cohort): boolean {
  const cluster = model.clusters[model.classes[cohort.reach]?.cluster ?? 0];
  return (
    cohort.home >= 0 && cluster?.movement === "pinned" && !cohort.mustRun && (cohort.disabled || cohort.ranksBelow)
  );
}

/** By cohort, the hosts where its VMs can run before anything fails; equal rows once. */
function rowsOf({ model, situation }: Problem): { readonly rows: Uint8Array; readonly rowOfCohort: readonly number[] } {
  const numbers = new Map<string, number>();
  const list: Uint8Array[] = [];
  const byReach = new Map<number, number>();
  const numberOf = (row: Uint8Array): number => {
    const key = row.join("");
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, list.length);
    return list.push(row) - 1;
  };
  const rowOfCohort = model.cohorts.map(({ reach, room }) => {
    const known = room === undefined ? byReach.get(reach) : undefined;
    if (known !== undefined) return known;
    const number = numberOf(
      situation.reach(reach).map((place, h) => (Math.min(place, room?.[h] ?? YES) === YES ? 1 : 0)),
    );
    if (room === undefined) byReach.set(reach, number);
    return number;
  });
  const rows = new Uint8Array(list.length * model.hosts.length);
  for (const [i, row] of list.entries()) rows.set(row, i * model.hosts.length);
  return { rows, rowOfCohort };
}
