import type { Disk, EstateIndex, FailoverPlan, Id, Replication, Vm } from "../estate";
import type { MissingFact } from "../prover";

/** Where the disks of a VM are at the failover site; or what is missing to say. */
export type CopiedDisks = { readonly disks: readonly Disk[] } | { readonly missing: readonly MissingFact[] };

/** By the pairs of the replication, then those of the plan, then the one datastore that the copies are on. */
export function copiedDisks(index: EstateIndex, plan: FailoverPlan, replication: Replication, vm: Vm): CopiedDisks {
  if (vm.disks === undefined) return { missing: [{ object: `vms/${vm.id}`, fact: "disks" }] };
  const missing: MissingFact[] = [];
  const disks = vm.disks.map((disk, i): Disk => {
    const from = membersOf(index, disk);
    const to = from.map((id) => pairOf(plan, replication, id));
    const [first] = to;
    if (first === undefined || to.some((id) => id !== first)) {
      const unpaired = to.includes(undefined) || from.length === 0;
      missing.push(
        unpaired
          ? { object: `replications/${replication.id}`, fact: "datastores" }
          : { object: `vms/${vm.id}`, fact: `disks/${i}/datastore` },
      );
      return disk;
    }
    return { datastore: first, ...(disk.sizeGib === undefined ? {} : { sizeGib: disk.sizeGib }) };
  });
  return missing.length > 0 ? { missing } : { disks };
}

function pairOf(plan: FailoverPlan, replication: Replication, from: Id): Id | undefined {
  for (const pairs of [replication.datastores ?? [], plan.datastores ?? []]) {
    const pair = pairs.find((one) => one.from === from);
    if (pair !== undefined) return pair.to;
  }
  const only = replication.to.datastores ?? [];
  return only.length === 1 ? only[0] : undefined;
}

function membersOf(index: EstateIndex, { datastore, datastoreCluster }: Disk): readonly Id[] {
  if (datastore !== undefined) return [datastore];
  return index.datastoreClusters.get(datastoreCluster ?? "")?.datastores ?? [];
}
