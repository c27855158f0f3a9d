import { compare } from "../blame";
import type { Situation } from "../fates/situation";
import type { Model } from "../model/model";
import { Gone } from "../scenarios/gone";
import { Scenario } from "../scenarios/scenario";
import type { Universe } from "../scenarios/tolerance";
import { NO } from "../tri";
import type { FailedDomain } from "../verdict";

/** A failed scenario: positions in the universe's domains, and what kind of proof it has. */
export interface FailedScenario {
  readonly scenario: readonly number[];
  readonly proof: string;
  readonly sort: string;
}

/** Failed scenarios that differ in names alone; the first stands for all. */
export interface Alike {
  readonly first: FailedScenario;
  readonly count: number;
  readonly among: readonly FailedDomain[];
}

/** The minimal failed scenarios (no subset fails), those told together that are equal but for names. */
export function minimalOnes(
  failed: readonly FailedScenario[],
  universe: Universe,
  before: Situation,
): readonly Alike[] {
  const keys = new Set(failed.map(({ scenario }) => scenario.join()));
  const signatures = new Map<number, string>();
  const groups = new Map<string, { first: FailedScenario; count: number; among: Set<number> }>();
  for (const entry of failed) {
    if (hasFailedSubset(entry.scenario, keys)) continue;
    const parts = entry.scenario.map((position) => {
      const known = signatures.get(position) ?? signatureOf(universe.domains[position], before);
      signatures.set(position, known);
      return known;
    });
    const key = `${entry.sort}\n${parts.sort(compare).join("\n")}`;
    const group = groups.get(key) ?? { first: entry, count: 0, among: new Set<number>() };
    group.count += 1;
    for (const position of entry.scenario) group.among.add(position);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ first, count, among }) => ({
    first,
    count,
    among: [...among].sort((a, b) => a - b).flatMap((position) => universe.domains[position] ?? []),
  }));
}

function hasFailedSubset(scenario: readonly number[], failed: ReadonlySet<string>): boolean {
  const subsets = 2 ** scenario.length - 1;
  for (let mask = 0; mask < subsets; mask += 1) {
    if (failed.has(scenario.filter((_, i) => Math.floor(mask / 2 ** i) % 2 === 1).join())) return true;
  }
  return false;
}

/** What a domain is but for its name: its kind, and the sizes and reach of the hosts and the datastores that go with it. */
function signatureOf(domain: FailedDomain | undefined, before: Situation): string {
  if (domain === undefined) return "";
  const { model } = before;
  const gone = new Gone(model.index, new Scenario([domain]));
  const hosts = model.hosts.flatMap((host, h) => (gone.host(host) === NO ? [] : [hostSignature(model, before, h)]));
  const stores = [...model.index.datastores.values()].filter((store) => gone.datastore(store) !== NO);
  const users = model.classes.flatMap((_, c) =>
    stores.some((store) => (model.classes[c]?.sample.disks ?? []).some((disk) => disk.datastore === store.id))
      ? [usersOf(model, c)]
      : [],
  );
  return JSON.stringify([domain.kind, hosts.sort(compare), stores.length, users.sort((a, b) => a - b)]);
}

function usersOf(model: Model, reach: number): number {
  return model.cohorts.reduce((sum, cohort) => sum + (cohort.reach === reach ? cohort.vms.length : 0), 0);
}

const hostSignatures = new WeakMap<Model, Map<number, string>>();

function hostSignature(model: Model, before: Situation, h: number): string {
  const known = hostSignatures.get(model) ?? new Map<number, string>();
  hostSignatures.set(model, known);
  const text = known.get(h) ?? describeHost(model, before, h);
  known.set(h, text);
  return text;
}

function describeHost(model: Model, before: Situation, h: number): string {
  const width = model.dimensions.length;
  const at = model.cohorts.filter(({ home }) => home === h).flatMap((cohort) => [...cohort.vms]);
  const loads = at.map((vm) => [...model.demand.slice(vm * width, (vm + 1) * width)].join(" ")).sort(compare);
  return JSON.stringify([
    model.clusterOfHost[h],
    [...model.capacity.lenient.slice(h * width, (h + 1) * width)],
    model.classes.map((_, c) => before.reach(c)[h]).join(""),
    loads,
  ]);
}
