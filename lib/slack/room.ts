import { type EstateIndex, type Id, powerOf, resourcesOf, restartOf, type Vm } from "../estate";
import type { RequirementVerdict } from "../prover";
import { largest } from "./largest";
import type { Proofs } from "./proofs";
import type { ClusterRoom, Measured, Shape } from "./slack";

const MOST_VMS = 1000;
const MOST_MIB = 2 ** 26;
const MOST_VCPUS = 1024;

/** What could still be added to a cluster, by proofs. `undefined`: it has no VM whose sizes are known. */
export function roomIn(
  index: EstateIndex,
  cluster: Id,
  verdict: RequirementVerdict,
  proofs: Proofs,
): ClusterRoom | undefined {
  const model = modelOf(index, cluster, proofs.options.like);
  if (model === undefined) return undefined;
  const { vm } = model;
  const shape = proofs.options.shape ?? model.shape;
  const host =
    (verdict.basis.placement[cluster] === "repack" && vm.movable !== false) || proofs.looksForHosts
      ? undefined
      : roomiest(index, cluster);
  const ask = (change: Partial<Shape>, count: number, hard?: boolean) =>
    proofs.verdict(
      { vms: [...index.vms.values(), ...like(index, { ...vm, ...shape, ...change }, count, host)] },
      undefined,
      hard,
    );
  // On one named host only: another may take more.
  const measured = (amount: Measured): Measured => ({ ...amount, exact: amount.exact && host === undefined });
  return {
    cluster,
    like: vm.id,
    shape,
    more: measured(largest(MOST_VMS, (count, hard) => ask({}, count, hard))),
    largestMemoryMib: measured(
      largest(MOST_MIB, (memoryMib, hard) => ask({ memoryMib }, 1, hard), Math.max(1, shape.memoryMib)),
    ),
    largestVcpus: measured(largest(MOST_VCPUS, (vcpus, hard) => ask({ vcpus }, 1, hard))),
  };
}

/** A VM of the most common shape among those that restart; of shapes that are as common, the first in the document. */
function modelOf(
  index: EstateIndex,
  cluster: Id,
  wanted: Id | undefined,
): { readonly vm: Vm; readonly shape: Shape } | undefined {
  const groups = new Map<string, { readonly vm: Vm; readonly shape: Shape; count: number }>();
  for (const vm of index.vmsOfCluster(cluster)) {
    const { vcpus, memoryMib } = vm;
    if (powerOf(vm) !== "on" || restartOf(vm) === "disabled" || vcpus === undefined || memoryMib === undefined)
      continue;
    if (wanted !== undefined && vm.id !== wanted) continue;
    const key = JSON.stringify([vcpus, memoryMib, vm.overheadMib, vm.reservation, [...resourcesOf(vm)]]);
    const group = groups.get(key) ?? { vm, shape: { vcpus, memoryMib }, count: 0 };
    group.count += 1;
    groups.set(key, group);
  }
  let most: { readonly vm: Vm; readonly shape: Shape; readonly count: number } | undefined;
  for (const group of groups.values()) if (most === undefined || group.count > most.count) most = group;
  return most;
}

/** VMs like a model: in no rule and no service, and reserving no more memory than they have. */
function like(
  index: EstateIndex,
  { source: _source, vendor: _vendor, ...model }: Vm,
  count: number,
  host?: Id,
): readonly Vm[] {
  const { host: _host, ...facts } = model;
  const reserved = Math.min(model.reservation?.memoryMib ?? 0, model.memoryMib ?? 0);
  const reservation =
    model.reservation === undefined ? {} : { reservation: { ...model.reservation, memoryMib: reserved } };
  const added: Vm[] = [];
  for (let n = 1; added.length < count; n += 1) {
    const id = `${model.id}-more-${n}`;
    if (!index.vms.has(id)) added.push({ ...facts, ...reservation, ...(host === undefined ? {} : { host }), id });
  }
  return added;
}

/** Where VMs stay, the host with most memory that its VMs leave. */
function roomiest(index: EstateIndex, cluster: Id): Id | undefined {
  const left = index.hostsOfCluster(cluster).map((host) => {
    const used = index.vmsOnHost(host.id).reduce((sum, vm) => sum + (vm.memoryMib ?? 0), 0);
    return { id: host.id, mib: (host.memoryMib ?? 0) - used };
  });
  return left.sort((a, b) => b.mib - a.mib)[0]?.id;
}
