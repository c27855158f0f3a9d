import { LOST, type Situation } from "../fates/situation";
import { MOVABLE } from "../model/model";
import { OwnReach } from "../model/reach";
import { NO, YES } from "../tri";
import type { LossReason } from "../verdict";

/** Why a VM cannot run whatever is done. */
export interface Fate {
  readonly reason: Exclude<LossReason, "quorum" | "shed"> | "off";
  /** The host where it is or may be, if that is what loses it. */
  readonly at?: number;
}

/** The fate of a VM that no placement helps; undefined: it is not lost by itself. */
export function fateOf(situation: Situation, vm: number): Fate | undefined {
  const { model } = situation;
  const cohort = model.cohorts[model.cohortOfVm[vm] ?? 0];
  if (cohort === undefined) return undefined;
  if (situation.dataGone(cohort.reach) === YES) return { reason: "data-lost" };
  const at = badPlace(situation, vm);
  if (at !== undefined) {
    return { reason: situation.hostGone[at] === NO ? "nothing-reacts" : "no-automatic-restart", at };
  }
  if (situation.reach(cohort.reach).some((place) => place !== NO)) return undefined;
  return { reason: whyNowhere(situation, vm) };
}

/** A host where it is, or in `repack` may be, and from which it is lost. */
function badPlace(situation: Situation, vm: number): number | undefined {
  const { model } = situation;
  const cohort = model.cohorts[model.cohortOfVm[vm] ?? 0];
  if (cohort === undefined) return undefined;
  if (cohort.home >= 0) return situation.outcomes(cohort.reach, cohort.home) === LOST ? cohort.home : undefined;
  if (cohort.home !== MOVABLE) return undefined;
  const before = (situation.before ?? situation).reach(cohort.reach);
  const isPlace = (h: number) => before[h] === YES && (cohort.room?.[h] ?? YES) === YES;
  const at = before.findIndex((_, h) => isPlace(h) && situation.outcomes(cohort.reach, h) === LOST);
  return at === -1 ? undefined : at;
}

/** Whether hosts are left that only rules forbid. */
function whyNowhere(situation: Situation, vm: number): "no-reachable-host" | "rule" {
  const { model } = situation;
  const entry = model.vms[vm];
  const cohort = model.cohorts[model.cohortOfVm[vm] ?? 0];
  const cluster = model.clusters[model.classes[cohort?.reach ?? 0]?.cluster ?? 0];
  if (entry === undefined || cluster === undefined) return "no-reachable-host";
  const own = new OwnReach(model.index, model.dimensions);
  for (const h of cluster.hosts) {
    const host = model.hosts[h];
    if (host === undefined || situation.hostGone[h] === YES || own.connected(host) === NO) continue;
    if (own.threads(host, entry) === NO || own.devices(host, entry) === NO) continue;
    if (situation.links.disks(host, entry) === NO || situation.links.networks(host, entry) === NO) continue;
    return "rule";
  }
  return "no-reachable-host";
}
