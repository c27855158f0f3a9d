import { isEnabled } from "../../estate";
import { MOVABLE, type Model, UNPLACED } from "../model/model";
import { OwnReach } from "../model/reach";
import { and, MAYBE, NO, or, type Tri, YES } from "../tri";
import { RUNS, type Situation } from "./situation";

/**
 * By host: whether a VM may be there before anything fails, capacity not counted, every enabled `vm-host` rule kept, mandatory or not. One that
 * stays where it is has its known host alone; where that is not known, it may be anywhere (`MAYBE`). Undefined: no host can run it, so that it
 * is nowhere.
 */
export function startPlaces(before: Situation, vm: number): Uint8Array | undefined {
  const { model } = before;
  const row = new Uint8Array(model.hosts.length);
  const cohort = model.cohorts[model.cohortOfVm[vm] ?? 0];
  const entry = model.vms[vm];
  if (cohort === undefined || entry === undefined) return undefined;
  if (cohort.home !== MOVABLE && cohort.home !== UNPLACED) {
    row[cohort.home] = YES;
    return row;
  }
  const own = new OwnReach(model.index, model.dimensions);
  const cluster = model.clusters[model.classes[cohort.reach]?.cluster ?? 0];
  let isNowhere = true;
  for (const h of cluster?.hosts ?? []) {
    const host = model.hosts[h];
    if (host === undefined) continue;
    let place: Tri = and(own.connected(host), own.threads(host, entry));
    if (place !== NO) place = and(place, before.links.disks(host, entry));
    if (place !== NO) place = and(place, before.links.networks(host, entry));
    if (place !== NO && own.vmHostRules(host, entry) !== NO) isNowhere = false;
    if (!forbids(model, entry.id, host.id)) row[h] = cohort.home === UNPLACED ? and(place, MAYBE) : place;
  }
  return isNowhere ? undefined : row;
}

/** Whether a replica that starts on the host stops running, if only for a restart. */
export function isTouched(situation: Situation, vm: number, h: number): Tri {
  const cohort = situation.model.cohorts[situation.model.cohortOfVm[vm] ?? 0];
  if (cohort === undefined) return MAYBE;
  const isHome = cohort.home === h;
  const outcomes = isHome ? situation.outcomesOf(cohort) : situation.outcomes(cohort.reach, h);
  const moved: Tri = outcomes === RUNS ? NO : outcomes & RUNS ? MAYBE : YES;
  return or(moved, isHome ? situation.dataGoneOf(cohort) : situation.dataGone(cohort.reach));
}

function forbids(model: Model, vm: string, host: string): boolean {
  return model.index
    .rulesOfVm(vm)
    .some(
      (rule) =>
        rule.kind === "vm-host" &&
        isEnabled(rule) &&
        rule.derivedFrom === undefined &&
        rule.hosts.includes(host) !== (rule.polarity === "with"),
    );
}
