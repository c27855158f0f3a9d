import type { Cohort } from "../model/model";
import { MAYBE, NO, YES } from "../tri";
import { DEAD, DOWN, DOWN_COUNTED, type Plan, type Reading, recovers, standing } from "./plan";
import { LOST, RESTARTS, RUNS, type Situation } from "./situation";

/** VMs whose host is known and who stay there while they can. */
export function planFixed(situation: Situation, cohort: Cohort, reading: Reading): Plan {
  const strict = reading === "strict";
  const data = situation.dataGoneOf(cohort);
  const outcomes = situation.outcomesOf(cohort);
  const gone = situation.hostGone[cohort.home] ?? NO;
  const isReplica = cohort.services.length > 0;
  if (data === YES) {
    if (!strict && recovers(cohort, data)) return DOWN_COUNTED;
    return isReplica || !cohort.mustRun ? DOWN : DEAD;
  }
  if (data === NO && outcomes === RUNS) return planRunning(situation, cohort, strict);
  if (data === NO && outcomes === RESTARTS) {
    return cohort.mustRun ? planRestart(situation, cohort, strict, false) : planOtherRestart(situation, cohort, strict);
  }
  if (data === NO && outcomes === LOST && gone !== MAYBE) {
    if (cohort.mustRun && !isReplica) return DEAD;
    if (gone === YES) return cohort.mustRun ? DOWN : planOtherRestart(situation, cohort, strict);
    // Its host survives and nothing reacts: it stands there without its disk or network, and takes room.
    return planStuck(situation, cohort, strict);
  }
  return strict ? planOpenStrict(situation, cohort, outcomes) : planOpenLenient(situation, cohort, outcomes);
}

function planStuck(situation: Situation, cohort: Cohort, strict: boolean): Plan {
  const reach = situation.reach(cohort.reach);
  if (reach.includes(YES)) return standing("stays", false);
  return strict && reach.includes(MAYBE) ? standing("stays", false) : DOWN;
}

/** It runs on, if it could run there in the first place. */
function planRunning(situation: Situation, cohort: Cohort, strict: boolean): Plan {
  const place = (situation.before ?? situation).reach(cohort.reach)[cohort.home] ?? NO;
  if (place === YES) return standing("stays", true);
  if (!strict && place === MAYBE) {
    // One that no surviving host can run needs no room.
    const isSure = cohort.mustRun || situation.reach(cohort.reach).includes(YES);
    return isSure ? standing("stays", true) : standing("optional", true, "reach-or-home");
  }
  return strict || (cohort.mustRun && cohort.services.length === 0) ? DEAD : DOWN;
}

function planRestart(situation: Situation, cohort: Cohort, strict: boolean, mayRunOn: boolean): Plan {
  const { sure, possible } = elsewhere(situation, cohort);
  const isReplica = cohort.services.length > 0;
  const reachable = sure || (!strict && possible) || mayRunOn;
  if (reachable) return standing(isReplica ? "optional" : "required", true, mayRunOn ? "reach-or-home" : "reach");
  return isReplica ? DOWN : DEAD;
}

/** A VM that does not have to run, on a lost host: in `pinned` it stays down if it ranks below; else it keeps its room. */
function planOtherRestart(situation: Situation, cohort: Cohort, strict: boolean): Plan {
  if (staysDown(situation, cohort)) return DOWN;
  const cluster = situation.model.clusters[situation.model.classes[cohort.reach]?.cluster ?? 0];
  const counts = !cohort.disabled && (strict ? cluster?.restarts === YES : cluster?.restarts !== NO);
  const { sure, possible } = elsewhere(situation, cohort);
  if (sure) return standing("required", counts);
  if (!possible) return DOWN;
  return strict ? DEAD : counts ? standing("optional", true) : DOWN;
}

/** Whether hosts are left where it can restart. Where it is supposed to have lost its home, that is none of them. */
function elsewhere(situation: Situation, cohort: Cohort): { readonly sure: boolean; readonly possible: boolean } {
  const reach = situation.reach(cohort.reach);
  const supposed = situation.world?.fates.get(cohort);
  if (supposed === undefined || supposed === RUNS) {
    const sure = reach.includes(YES);
    return { sure, possible: sure || reach.includes(MAYBE) };
  }
  return {
    sure: reach.some((place, h) => place === YES && h !== cohort.home),
    possible: reach.some((place, h) => place !== NO && h !== cohort.home),
  };
}

function staysDown(situation: Situation, cohort: Cohort): boolean {
  const cluster = situation.model.clusters[situation.model.classes[cohort.reach]?.cluster ?? 0];
  return cluster?.movement === "pinned" && (cohort.disabled || cohort.ranksBelow);
}

/** Several things may become of it. Only one case is settled: its host may be gone, and then it restarts, else it stays. */
function planOpenStrict(situation: Situation, cohort: Cohort, outcomes: number): Plan {
  const gone = situation.hostGone[cohort.home] ?? NO;
  const data = situation.dataGoneOf(cohort);
  if (gone === YES && data === NO) {
    if (!cohort.mustRun) return planOtherRestart(situation, cohort, true);
    return cohort.services.length > 0 ? DOWN : DEAD;
  }
  if (gone !== MAYBE || data !== NO || cohort.tied || cohort.disabled) return DEAD;
  // Nothing else is put on a host that may be gone: if it is there, the VM stays as it was before the failure.
  if (cohort.mustRun) return outcomes === (RUNS | RESTARTS) ? planRestart(situation, cohort, true, false) : DEAD;
  return outcomes & RUNS ? { ...planOtherRestart(situation, cohort, true), counts: false } : DEAD;
}

function planOpenLenient(situation: Situation, cohort: Cohort, outcomes: number): Plan {
  if (recovers(cohort, situation.dataGoneOf(cohort))) return DOWN_COUNTED;
  if (cohort.mustRun) {
    if (outcomes === LOST) return cohort.services.length > 0 ? DOWN : DEAD;
    return planRestart(situation, cohort, false, (outcomes & RUNS) !== 0);
  }
  const mayNeedNone =
    situation.dataGoneOf(cohort) !== NO || staysDown(situation, cohort) || !situation.reach(cohort.reach).includes(YES);
  const mayStand = situation.hostGone[cohort.home] !== YES;
  const mayRestart = (outcomes & RESTARTS) !== 0 && !cohort.disabled && !staysDown(situation, cohort);
  const mayRun = (outcomes & RUNS) !== 0;
  // One that is not restarted counts where it is, if anywhere.
  if (mayNeedNone && mayRun && !mayRestart) return standing("optional", true, "home");
  return standing(mayNeedNone ? "optional" : "required", mayRun || mayRestart, mayStand ? "reach-or-home" : "reach");
}

/** VMs that stay somewhere, not known where. */
export function planUnplaced(situation: Situation, cohort: Cohort, reading: Reading): Plan {
  if (reading === "strict") return DEAD;
  const isReplica = cohort.services.length > 0;
  const data = situation.dataGone(cohort.reach);
  const reach = situation.reach(cohort.reach);
  const before = (situation.before ?? situation).reach(cohort.reach);
  const places = [...before.keys()].filter((h) => before[h] !== NO && (cohort.room?.[h] ?? YES) !== NO);
  if (recovers(cohort, data)) return DOWN_COUNTED;
  if (cohort.mustRun) {
    const reachable = reach.includes(YES) || reach.includes(MAYBE);
    const hopeful = places.some((h) => situation.outcomes(cohort.reach, h) !== LOST);
    if (data === YES || !reachable || !hopeful) return isReplica ? DOWN : DEAD;
    return standing(isReplica ? "optional" : "required", true);
  }
  if (data === YES || !(reach.includes(YES) || reach.includes(MAYBE))) return DOWN;
  const mayBeStuck = places.some((h) => situation.hostGone[h] !== YES && situation.outcomes(cohort.reach, h) !== RUNS);
  const mayBeDown = situation.lostHosts.length > 0 && staysDown(situation, cohort);
  const mayNeedNone = data !== NO || mayBeStuck || mayBeDown || !reach.includes(YES);
  return standing(mayNeedNone ? "optional" : "required", true);
}
