import { type Cluster, inventoryOf } from "../../estate";
import { distinctFacts } from "../blame";
import { type Cohort, type Model, UNPLACED } from "../model/model";
import { MAYBE } from "../tri";
import type { MissingFact } from "../verdict";
import { ownFacts } from "./own-facts";
import type { Problem } from "./problem";
import { LOST, RESTARTS, RUNS, type Situation } from "./situation";

/** Absent facts that keep a scenario from being decided: what the strict reading could not take for granted. */
export function missingFacts(situation: Situation, strict: Problem, lenient: Problem): readonly MissingFact[] {
  const { model } = situation;
  const facts: MissingFact[] = [...model.missing];
  for (const cluster of model.scope.clusters) {
    const { vms, hosts } = inventoryOf(cluster);
    if (vms === "partial") facts.push({ object: `clusters/${cluster.id}`, fact: "inventory.vms" });
    if (hosts === "partial") facts.push({ object: `clusters/${cluster.id}`, fact: "inventory.hosts" });
  }
  for (const host of model.hosts) situation.gone.host(host, facts);
  const own = new Set<readonly MissingFact[]>();
  model.cohorts.forEach((cohort, c) => {
    const asked = strict.plans[c];
    const granted = lenient.plans[c];
    if (asked?.duty === "down" && !asked.dead && granted?.duty === "down" && asked.counts === granted.counts) return;
    own.add(ownFacts(model, cohort));
    ofCohort(situation, cohort, facts);
  });
  ofRules(strict, facts);
  return remembered(model, [...facts, ...[...own].flat()]);
}

const last = new WeakMap<
  Model,
  { readonly facts: readonly MissingFact[]; readonly distinct: readonly MissingFact[] }
>();

/** The very list that the scenario before lacked, where this one lacks the same: thousands of scenarios may, of thousands of VMs. */
function remembered(model: Model, facts: readonly MissingFact[]): readonly MissingFact[] {
  const known = last.get(model);
  const isSame =
    known?.facts.length === facts.length &&
    known.facts.every(({ object, fact }, i) => object === facts[i]?.object && fact === facts[i]?.fact);
  if (known !== undefined && isSame) return known.distinct;
  const distinct = distinctFacts(facts);
  last.set(model, { facts, distinct });
  return distinct;
}

function ofCohort(situation: Situation, cohort: Cohort, facts: MissingFact[]): void {
  const { model } = situation;
  if (cohort.home === UNPLACED) {
    for (const vm of cohort.vms) facts.push({ object: `vms/${model.vms[vm]?.id}`, fact: "host" });
  }
  situation.dataGone(cohort.reach, facts);
  const cluster = model.clusters[model.classes[cohort.reach]?.cluster ?? 0];
  const sample = model.classes[cohort.reach]?.sample;
  if (cluster === undefined || sample === undefined) return;
  const before = situation.before ?? situation;
  const homes = cohort.home >= 0 ? [cohort.home] : cluster.hosts;
  for (const h of cluster.hosts) {
    for (const view of before === situation ? [situation] : [situation, before]) {
      if (view.reach(cohort.reach)[h] === MAYBE) view.reachOf(cohort.reach, h, facts);
    }
  }
  for (const h of homes) {
    const host = model.hosts[h];
    if (host === undefined) continue;
    const outcomes = situation.outcomes(cohort.reach, h);
    if (outcomes === RUNS || outcomes === LOST || outcomes === RESTARTS) continue;
    if (situation.hostGone[h] !== 0 && cluster.restarts === MAYBE) {
      facts.push({ object: `clusters/${cluster.cluster.id}`, fact: "ha.enabled" });
    }
    situation.losesDatastore(host, sample, facts);
    situation.losesNetwork(host, sample, facts);
    if (cluster.protectsComponents === MAYBE && situation.losesDatastore(host, sample) !== 0) {
      for (const fact of unknownProtection(cluster.cluster))
        facts.push({ object: `clusters/${cluster.cluster.id}`, fact });
    }
  }
}

function unknownProtection({ ha }: Cluster): readonly string[] {
  const parts = ["pdl", "apd"] as const;
  return [
    ...(ha?.enabled === undefined ? ["ha.enabled"] : []),
    ...parts
      .filter((part) => ha?.componentProtection?.[part] === undefined)
      .map((part) => `ha.componentProtection.${part}`),
  ];
}

function ofRules(strict: Problem, facts: MissingFact[]): void {
  const { model, plans } = strict;
  const stands = (vm: number): boolean => plans[model.cohortOfVm[vm] ?? 0]?.duty !== "down";
  for (const { rule, mandatory, vms } of [...model.rules.apart, ...model.rules.together]) {
    if (mandatory === MAYBE && vms.filter(stands).length > 1)
      facts.push({ object: `rules/${rule.id}`, fact: "mandatory" });
  }
  for (const { cells, vms } of model.rules.apart) {
    if (vms.filter(stands).length < 2) continue;
    cells.unknown.forEach((unknown, h) => {
      if (unknown === 1) facts.push({ object: `hosts/${model.hosts[h]?.id}`, fact: "domains" });
    });
  }
}
