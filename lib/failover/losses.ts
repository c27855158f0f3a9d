import { type EstateIndex, type Id, inventoryOf, stateOf, type Vm } from "../estate";
import { type FailedDomain, Gone, type MissingFact, Scenario } from "../prover";
import { all, any, NO, type Tri, UNKNOWN, YES } from "./tri";

/** What one scenario takes, as far as a failover has to know. */
export class Losses {
  readonly scenario: Scenario;
  readonly gone: Gone;
  readonly #clusters = new Map<Id, Tri>();

  constructor(
    readonly index: EstateIndex,
    readonly failed: readonly FailedDomain[],
  ) {
    this.scenario = new Scenario(failed);
    this.gone = new Gone(index, this.scenario);
  }

  /** Whether the VM cannot come back where it was: its data is gone, or every host of its cluster is. */
  needsFailover(vm: Vm, blame?: MissingFact[]): Tri {
    return any([this.dataGone(vm, blame), this.clusterGone(vm.cluster ?? "", blame)]);
  }

  /** Whether a disk's datastore is gone; of a datastore cluster, all members. */
  dataGone(vm: Vm, blame?: MissingFact[]): Tri {
    if (vm.disks === undefined) {
      const isSafe = [...this.index.datastores.values()].every((datastore) => this.gone.datastore(datastore) === NO);
      if (!isSafe) blame?.push({ object: `vms/${vm.id}`, fact: "disks" });
      return isSafe ? NO : UNKNOWN;
    }
    return any(
      vm.disks.map((disk, i) => {
        const stores = this.#membersOf(disk);
        const open: MissingFact[] = [];
        const states = stores.map((id) => this.datastoreGone(id, open));
        if (states.length === 0 || all(states) === YES) return states.length === 0 ? NO : YES;
        if (any(states) === NO) return NO;
        if (disk.datastore === undefined) open.push({ object: `vms/${vm.id}`, fact: `disks/${i}/datastore` });
        blame?.push(...open);
        return UNKNOWN;
      }),
    );
  }

  datastoreGone(id: Id, blame?: MissingFact[]): Tri {
    const datastore = this.index.datastores.get(id);
    return datastore === undefined ? NO : this.gone.datastore(datastore, blame);
  }

  /** Whether every host of it that is connected is gone. */
  clusterGone(id: Id, blame?: MissingFact[]): Tri {
    const known = this.#clusters.get(id);
    if (known !== undefined && !(blame !== undefined && known === UNKNOWN)) return known;
    const cluster = this.index.clusters.get(id);
    const hosts = this.index.hostsOfCluster(id).filter((host) => stateOf(host) === "connected");
    const open: MissingFact[] = [];
    let gone = hosts.length === 0 ? NO : all(hosts.map((host) => this.gone.host(host, open)));
    if (gone === YES && cluster !== undefined && inventoryOf(cluster).hosts === "partial") {
      open.push({ object: `clusters/${id}`, fact: "inventory.hosts" });
      gone = UNKNOWN;
    }
    if (gone === UNKNOWN) blame?.push(...open);
    this.#clusters.set(id, gone);
    return gone;
  }

  #membersOf({ datastore, datastoreCluster }: { readonly datastore?: Id; readonly datastoreCluster?: Id }) {
    if (datastore !== undefined) return [datastore];
    return this.index.datastoreClusters.get(datastoreCluster ?? "")?.datastores ?? [];
  }
}
