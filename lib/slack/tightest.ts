import {
  capacityOf,
  demandOf,
  type EstateIndex,
  type Id,
  overheadOf,
  powerOf,
  type Requirement,
  stateOf,
  vcpusPerCoreOf,
} from "../estate";
import type { FailedDomain, RequirementVerdict } from "../prover";
import type { Tightest } from "./slack";

/** Scenarios that are summed up; where there are more, only the single failures are. */
const MOST_SCENARIOS = 5000;

/** The scenario that leaves least in sum over the hosts of the scoped clusters: configured sizes, memory or vCPUs. */
export function tightestOf(
  index: EstateIndex,
  requirement: Requirement,
  { basis }: RequirementVerdict,
): Tightest | undefined {
  if (demandOf(requirement) !== "configured" || basis.demand !== "configured") return undefined;
  const clusters = Object.keys(basis.placement);
  const hosts = clusters.flatMap((cluster) =>
    index
      .hostsOfCluster(cluster)
      .filter((host) => stateOf(host) === "connected")
      .map((host) => {
        const { memoryMib, cores } = capacityOf(host, index.platformOf(host));
        return {
          id: host.id,
          memory: memoryMib,
          vcpus: cores === undefined ? undefined : cores * vcpusPerCoreOf(requirement),
        };
      }),
  );
  const vms = clusters.flatMap((cluster) => index.vmsOfCluster(cluster)).filter((vm) => powerOf(vm) === "on");
  const demand = {
    memory: total(vms.map((vm) => plus(vm.memoryMib, overheadOf(vm, index.platformOf(vm))))),
    vcpus: total(vms.map((vm) => vm.vcpus)),
  };
  let worst: Tightest | undefined;
  for (const { failed, gone } of scenarios(
    index,
    requirement,
    hosts.map(({ id }) => id),
  )) {
    for (const dimension of ["memory", "vcpus"] as const) {
      const have = total(hosts.filter(({ id }) => !gone.has(id)).map((host) => host[dimension]));
      const need = demand[dimension];
      if (have === undefined || need === undefined || have === 0) continue;
      const isTighter = worst === undefined || need * worst.have > worst.need * have;
      if (isTighter) worst = { failed, dimension, unit: dimension === "memory" ? "MiB" : "vCPUs", need, have };
    }
  }
  return worst;
}

interface Loss {
  readonly failed: readonly FailedDomain[];
  readonly gone: ReadonlySet<Id>;
}

/** The largest scenarios of the tolerance: as many of each kind as it says. */
function scenarios(index: EstateIndex, { tolerate }: Requirement, hosts: readonly Id[]): readonly Loss[] {
  let losses: readonly Loss[] = [{ failed: [], gone: new Set() }];
  for (const [kind, most] of Object.entries(tolerate).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const ids = idsOf(index, kind, hosts);
    const sets = subsets(ids, Math.min(most, ids.length), MOST_SCENARIOS / losses.length);
    losses = losses.flatMap(({ failed, gone }) =>
      sets.map((set) => ({
        failed: [...failed, ...set.map((id) => ({ kind, id }))],
        gone: new Set([...gone, ...set.flatMap((id) => hostsWith(index, kind, id))]),
      })),
    );
  }
  return losses;
}

function idsOf(index: EstateIndex, kind: Id, hosts: readonly Id[]): readonly Id[] {
  if (kind === "host") return hosts;
  if (kind === "site") return [...index.sites.keys()];
  if (kind === "datastore") return [];
  return index.domainsOfKind(kind).map(({ id }) => id);
}

function hostsWith(index: EstateIndex, kind: Id, id: Id): readonly Id[] {
  if (kind === "host") return [id];
  const { hosts } = kind === "site" ? index.membersOfSite(id) : index.membersOfDomain(id);
  return [...hosts];
}

/** All sets of a size, or of the largest size of which there are not too many. */
function subsets(ids: readonly Id[], size: number, most: number): readonly (readonly Id[])[] {
  let sets: readonly (readonly Id[])[] = [[]];
  for (let n = 0; n < size; n += 1) {
    const next = sets.flatMap((set) => ids.slice(ids.indexOf(set.at(-1) ?? "") + 1).map((id) => [...set, id]));
    if (next.length > most) break;
    sets = next;
  }
  return sets;
}

function plus(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a + b;
}

function total(numbers: readonly (number | undefined)[]): number | undefined {
  let sum = 0;
  for (const number of numbers) {
    if (number === undefined) return undefined;
    sum += number;
  }
  return sum;
}
