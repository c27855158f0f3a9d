import type { Estate, Requirement, RequirementCertificates, StartFailure } from "../estate";
import { Model } from "./model";
import { type Finding, Proofs } from "./proofs";
import { Recoveries } from "./recovery/recoveries";
import type { Named } from "./world";

/** More leaves than these are not looked at: the work is bounded. */
const MOST_LEAVES = 5000;

/** That no start placement survives every scenario: each leaf fails, and together they leave no host out. */
export function noStart(
  model: Model,
  given: RequirementCertificates,
  leaves: readonly StartFailure[],
  domains: readonly Named[],
): Finding {
  if (leaves.length > MOST_LEAVES) return { flaw: "has more start placements than are looked at" };
  if (model.hosts.some(({ cluster }) => cluster === undefined)) return { flaw: "a host is of no known cluster" };
  const gap = leaves.length === 0 && hasHostless(model) ? undefined : uncovered(model, leaves, 0);
  if (gap !== undefined) return { flaw: gap };
  let searched = false;
  for (const { places, scenario, proof } of leaves) {
    const names = scenario.flatMap((at) => domains[at] ?? []);
    if (!isTolerated(scenario, names, given.requirement)) return { flaw: `[${scenario}] is no scenario` };
    const supposed = new Model(placed(model.estate, places), given.requirement);
    const world = supposed.world(names);
    if (new Recoveries(supposed, given).takesPart(world)) return { flaw: `VMs may fail over in [${scenario}]` };
    const found = new Proofs(supposed, given).check(world, "failed", proof);
    if (found.flaw !== undefined) return { flaw: `with [${places}] [${names.map(({ id }) => id)}]: ${found.flaw}` };
    searched ||= found.searched;
  }
  return { searched };
}

/** Whether a VM that stays has no host that it could be on: then the tree has no leaf. */
function hasHostless(model: Model): boolean {
  return model.clusters.some((cluster) => {
    const isPinned = model.modes(cluster).join() === "pinned";
    const runs = model.considered.some((vm) => model.vms[vm]?.cluster === cluster.id);
    return isPinned && runs && model.hosts.every((host) => host.cluster !== cluster.id);
  });
}

/** Leaves with the same places before `depth`: they place the same VM next, on every host of its cluster. */
function uncovered(model: Model, leaves: readonly StartFailure[], depth: number): string | undefined {
  const [first] = leaves;
  if (leaves.length === 1 && first?.places.length === depth && depth > 0) return undefined;
  const at = first?.places[depth];
  const vm = model.vms[at ?? -1];
  const cluster = model.clusters.find(({ id }) => id === vm?.cluster);
  if (vm === undefined || cluster === undefined || leaves.some(({ places }) => places[depth] !== at))
    return "the start placements are no tree";
  if (vm.host !== undefined || model.modes(cluster).join() !== "pinned") return `${vm.id} may not be supposed anywhere`;
  const own = [...model.hosts.keys()].filter((h) => model.hosts[h]?.cluster === cluster.id);
  if (leaves.some(({ places }) => !own.includes(places[depth + 1] ?? -1)))
    return `${vm.id} is on no host of its cluster`;
  for (const h of own) {
    const there = leaves.filter(({ places }) => places[depth + 1] === h);
    if (there.length === 0) return `${vm.id} on ${model.hosts[h]?.id} is left out`;
    const gap = uncovered(model, there, depth + 2);
    if (gap !== undefined) return gap;
  }
  return undefined;
}

function isTolerated(scenario: readonly number[], names: readonly Named[], { tolerate }: Requirement): boolean {
  const isAscending = scenario.every((at, i) => at > (scenario[i - 1] ?? -1));
  const few = Object.entries(tolerate).every(([of, most]) => names.filter(({ kind }) => kind === of).length <= most);
  return isAscending && few && names.length === scenario.length;
}

function placed(estate: Estate, places: readonly number[]): Estate {
  const host = new Map<number, string | undefined>();
  for (let i = 0; i < places.length; i += 2) host.set(places[i] ?? -1, estate.hosts?.[places[i + 1] ?? -1]?.id);
  return { ...estate, vms: (estate.vms ?? []).map((vm, v) => (host.has(v) ? { ...vm, host: host.get(v) } : vm)) };
}
