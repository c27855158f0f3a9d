import type { Cohort } from "../model/model";
import { MAYBE, NO, YES } from "../tri";
import { DEAD, DOWN, DOWN_COUNTED, type Plan, type Reading, recovers, standing } from "./plan";
import { LOST, RUNS, type Situation } from "./situation";

/** What becomes of movable VMs over all the hosts where the platform may have put them before the failure: one bad place loses them. */
interface Exposure {
  readonly lost: boolean;
  readonly mayBeLost: boolean;
  /** It runs on untouched from wherever it may be. */
  readonly untouched: boolean;
  readonly mayBeUntouched: boolean;
}

export function planMovable(situation: Situation, cohort: Cohort, reading: Reading): Plan {
  const strict = reading === "strict";
  const data = situation.dataGone(cohort.reach);
  const reach = situation.reach(cohort.reach);
  const sure = reach.includes(YES);
  const possible = sure || reach.includes(MAYBE);
  const exposure = exposureOf(situation, cohort);
  if (!strict && recovers(cohort, data)) return DOWN_COUNTED;
  if (!cohort.mustRun) return planOther(cohort, strict, data, sure, possible, exposure);

  const isReplica = cohort.services.length > 0;
  const lost = strict ? exposure.mayBeLost || data !== NO : exposure.lost || data === YES;
  if (lost || !(strict ? sure : possible)) {
    return isReplica ? DOWN : DEAD;
  }
  return standing(isReplica ? "optional" : "required", true);
}

/** Out of scope, or left to stay down: it keeps its room like any other, unless its data is gone or no host is left for it. */
function planOther(
  cohort: Cohort,
  strict: boolean,
  data: number,
  sure: boolean,
  possible: boolean,
  exposure: Exposure,
): Plan {
  if (data === YES || !possible) return DOWN;
  const runs = cohort.disabled
    ? strict
      ? exposure.untouched && data === NO
      : exposure.mayBeUntouched
    : strict
      ? !exposure.mayBeLost && data === NO
      : !exposure.lost;
  if (strict) return sure ? standing("required", runs) : DEAD;
  if (!sure || data === MAYBE) return runs ? standing("optional", true) : DOWN;
  return standing("required", runs);
}

function exposureOf(situation: Situation, cohort: Cohort): Exposure {
  const { reach: reachClass, room } = cohort;
  const before = (situation.before ?? situation).reach(reachClass);
  let lost = false;
  let mayBeLost = false;
  let untouched = true;
  let mayBeUntouched = true;
  const look = (h: number): void => {
    const place = Math.min(before[h] ?? NO, room?.[h] ?? YES);
    if (place === NO) return;
    const outcomes = situation.outcomes(reachClass, h);
    if (outcomes === LOST && place === YES) lost = true;
    if (outcomes & LOST) mayBeLost = true;
    if (outcomes !== RUNS) untouched = false;
    if (!(outcomes & RUNS) && place === YES) mayBeUntouched = false;
  };
  if (situation.touchesLinks) for (let h = 0; h < before.length; h += 1) look(h);
  else for (const h of situation.lostHosts) look(h);
  return { lost, mayBeLost, untouched, mayBeUntouched };
}
