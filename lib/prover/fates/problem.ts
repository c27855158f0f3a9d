import { type Cohort, MOVABLE, type Model, UNPLACED } from "../model/model";
import { MAYBE, YES } from "../tri";
import { planFixed, planUnplaced } from "./fixed";
import { planMovable } from "./movable";
import { DEAD, type Plan, type Reading } from "./plan";
import type { Situation } from "./situation";

/** What one reading of a scenario asks: put every required VM, and enough replicas of each service, on hosts where they can run. */
export interface Problem {
  readonly model: Model;
  readonly situation: Situation;
  readonly reading: Reading;
  /** By cohort. */
  readonly plans: readonly Plan[];
  /** The same before what services need was settled. */
  readonly unsettled: readonly Plan[];
  /** Of a cohort, by host: 1 where its VMs may be put. */
  readonly allowed: (cohort: number) => Uint8Array;
  readonly capacity: Float64Array;
  /** Of each service, how many of its optional replicas must be placed. */
  readonly needed: readonly number[];
  /** Cohorts and services that no placement can satisfy. */
  readonly deadCohorts: readonly number[];
  readonly deadServices: readonly number[];
}

/** @param base the problem before any failure in the same reading: cohorts that the scenario does not touch keep its plans */
export function problemOf(situation: Situation, reading: Reading, base?: Problem): Problem {
  const { model } = situation;
  const asked = base !== undefined && !situation.touchesLinks ? changedPlans(situation, reading, base) : undefined;
  const plans = asked?.plans ?? model.cohorts.map((cohort) => planOf(situation, cohort, reading));
  const unsettled = model.services.length > 0 ? plans.slice() : plans;
  const { needed, deadServices } = settleServices(model, plans, reading);
  return {
    model,
    situation,
    reading,
    plans,
    unsettled,
    allowed: allowedHosts(situation, plans, reading),
    capacity: model.capacity[reading],
    needed,
    deadCohorts: asked?.deadCohorts ?? plans.flatMap((plan, c) => (plan.dead ? [c] : [])),
    deadServices,
  };
}

/** Where only hosts are gone, VMs that stay on others are as before. */
function changedPlans(
  situation: Situation,
  reading: Reading,
  base: Problem,
): { readonly plans: Plan[]; readonly deadCohorts: readonly number[] } {
  const { model, hostGone } = situation;
  const plans = base.unsettled.slice();
  const dead = new Set(base.deadCohorts);
  const look = (c: number): void => {
    const cohort = model.cohorts[c];
    if (cohort === undefined) return;
    const plan = planOf(situation, cohort, reading);
    plans[c] = plan;
    if (plan.dead) dead.add(c);
    else dead.delete(c);
  };
  for (const c of model.cohortsOfHost.elsewhere) look(c);
  for (const c of unsureHomes(base)) look(c);
  for (const h of situation.lostHosts)
    if (hostGone[h] !== 0) for (const c of model.cohortsOfHost.byHost[h] ?? []) look(c);
  return { plans, deadCohorts: [...dead].sort((x, y) => x - y) };
}

const unsure = new WeakMap<Problem, readonly number[]>();

/** VMs of which it is not known that they could run where they are: what they need hangs on the other hosts too. */
function unsureHomes(base: Problem): readonly number[] {
  const known = unsure.get(base);
  if (known !== undefined) return known;
  const cohorts = base.model.cohorts.flatMap(({ home, reach }, c) =>
    home >= 0 && base.situation.reach(reach)[home] !== YES ? [c] : [],
  );
  unsure.set(base, cohorts);
  return cohorts;
}

/** Whether both readings ask the same: nothing unknown comes into it. */
export function asksTheSame(strict: Problem, lenient: Problem): boolean {
  const { model, situation } = strict;
  if (!model.isPlain) return false;
  return strict.plans.every((plan, c) => {
    const other = lenient.plans[c];
    const same =
      other !== undefined &&
      plan.duty === other.duty &&
      plan.counts === other.counts &&
      plan.where === other.where &&
      plan.dead === other.dead;
    if (!same || plan.duty === "down" || plan.duty === "stays") return same;
    return !situation.reach(model.cohorts[c]?.reach ?? 0).includes(MAYBE);
  });
}

export function isDead(problem: Problem): boolean {
  return problem.deadCohorts.length + problem.deadServices.length > 0;
}

function planOf(situation: Situation, cohort: Cohort, reading: Reading): Plan {
  if (cohort.home === MOVABLE) return planMovable(situation, cohort, reading);
  return cohort.home === UNPLACED ? planUnplaced(situation, cohort, reading) : planFixed(situation, cohort, reading);
}

/** What is left for optional replicas to make up; where every one of them is needed they become required. */
function settleServices(
  model: Model,
  plans: Plan[],
  reading: Reading,
): { readonly needed: readonly number[]; readonly deadServices: readonly number[] } {
  const deadServices: number[] = [];
  const needed: number[] = [];
  if (model.services.length === 0 && reading === "strict") return { needed, deadServices };
  const allOf = new Set<number>();
  model.services.forEach((service, s) => {
    let sure = reading === "lenient" ? service.elsewhere : 0;
    let candidates = 0;
    for (const vm of service.vms) {
      const plan = plans[model.cohortOfVm[vm] ?? 0];
      if (plan === undefined || !plan.counts) continue;
      if (plan.duty === "optional") candidates += 1;
      else sure += 1;
    }
    const rest = service.quorum - sure;
    needed.push(Math.max(0, rest));
    if (rest > candidates) deadServices.push(s);
    else if (rest === candidates && rest > 0) allOf.add(s);
  });
  plans.forEach((plan, c) => {
    if (plan.duty !== "optional") return;
    if (!plan.counts) {
      plans[c] = { ...plan, duty: "down" };
      return;
    }
    const services = model.cohorts[c]?.services ?? [];
    if (services.some((s) => allOf.has(s))) plans[c] = { ...plan, duty: "required" };
  });
  // A replica that became required counts as placed for its other services too.
  if (allOf.size > 0) {
    model.services.forEach((service, s) => {
      let optional = 0;
      let standing = reading === "lenient" ? service.elsewhere : 0;
      for (const vm of service.vms) {
        const plan = plans[model.cohortOfVm[vm] ?? 0];
        if (plan === undefined || !plan.counts) continue;
        if (plan.duty === "optional") optional += 1;
        else if (plan.duty !== "down" || reading === "lenient") standing += 1;
      }
      needed[s] = Math.min(optional, Math.max(0, service.quorum - standing));
    });
  }
  return { needed, deadServices };
}

/** Rows are worked out when asked for; cohorts of one reach share one. */
function allowedHosts(situation: Situation, plans: readonly Plan[], reading: Reading): (cohort: number) => Uint8Array {
  const { cohorts } = situation.model;
  const least = reading === "strict" ? YES : MAYBE;
  const byReach = new Map<number, Uint8Array>();
  const byCohort = new Map<number, Uint8Array>();
  return (c) => {
    const cohort = cohorts[c];
    const plan = plans[c] ?? DEAD;
    if (cohort === undefined || plan.duty === "down") return new Uint8Array(situation.model.hosts.length);
    if (plan.duty === "stays" || plan.where === "home") {
      const row = new Uint8Array(situation.model.hosts.length);
      row[cohort.home] = 1;
      return row;
    }
    let row = byReach.get(cohort.reach);
    if (row === undefined) {
      row = situation.reach(cohort.reach).map((place) => (place >= least ? 1 : 0));
      byReach.set(cohort.reach, row);
    }
    if (plan.where === "reach" && cohort.room === undefined) return row;
    const known = byCohort.get(c);
    if (known !== undefined) return known;
    const own = row.map((can, h) => (can === 1 && (cohort.room?.[h] ?? YES) >= least ? 1 : 0));
    if (plan.where === "reach-or-home") own[cohort.home] = 1;
    byCohort.set(c, own);
    return own;
  };
}
