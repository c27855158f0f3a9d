import type { Host, Id, Vm } from "../../estate";
import type { Blame } from "../blame";
import { blameFact } from "../blame";
import type { Cohort, Model } from "../model/model";
import { Gone } from "../scenarios/gone";
import { Links } from "../scenarios/links";
import type { Scenario } from "../scenarios/scenario";
import { and, MAYBE, NO, not, or, type Tri, YES } from "../tri";

/** What may become of a VM on a host, as a set of bits. */
export const RUNS = 1;
export const RESTARTS = 2;
export const LOST = 4;

/** The data of a VM is gone: a fate that may be supposed. */
export const DATA_GONE = 8;

/** One way in which what is unknown may be: hosts that are gone or not, and what became of VMs that stay at known hosts. */
export interface World {
  readonly hosts: ReadonlyMap<Id, boolean>;
  readonly fates: ReadonlyMap<Cohort, number>;
}

/** One scenario as the model's VMs and hosts see it. Everything is worked out when first asked for. */
export class Situation {
  readonly gone: Gone;
  readonly links: Links;
  /** By host. */
  readonly hostGone: Uint8Array;
  /** Hosts that are gone or may be. */
  readonly lostHosts: readonly number[];
  /** Whether storage or networks may differ from before the failure; if not, only hosts are gone. */
  readonly touchesLinks: boolean;
  readonly #reach = new Map<number, Uint8Array>();
  readonly #outcomes = new Map<number, Uint8Array>();
  readonly #data = new Map<number, Tri>();

  /** @param before the situation before any failure; absent: this is it */
  constructor(
    readonly model: Model,
    readonly scenario: Scenario,
    readonly before?: Situation,
    readonly world?: World,
  ) {
    this.gone = new Gone(model.index, scenario, world?.hosts);
    this.links = new Links(this.gone);
    this.hostGone = new Uint8Array(model.hosts.length);
    const lost: number[] = [];
    model.hosts.forEach((host, h) => {
      const gone = this.gone.host(host);
      this.hostGone[h] = gone;
      if (gone !== NO) lost.push(h);
    });
    this.lostHosts = lost;
    this.touchesLinks =
      before === undefined || scenario.takesMoreThanHosts || (!scenario.isEmpty && spreadsOverHosts(model));
  }

  /** By host: whether VMs of the class can run there. */
  reach(reachClass: number): Uint8Array {
    const known = this.#reach.get(reachClass);
    if (known !== undefined) return known;
    const row = this.#reachRow(reachClass);
    this.#reach.set(reachClass, row);
    return row;
  }

  /** What may become of a VM of the class that is on the host when the failure happens; data loss aside. */
  outcomes(reachClass: number, h: number): number {
    const gone = this.hostGone[h] ?? NO;
    if (!this.touchesLinks) return gone === NO ? RUNS : this.#onHost(reachClass, h);
    const row = this.#outcomes.get(reachClass) ?? new Uint8Array(this.model.hosts.length);
    this.#outcomes.set(reachClass, row);
    const known = row[h] ?? 0;
    if (known !== 0) return known;
    const outcome = this.#onHost(reachClass, h);
    row[h] = outcome;
    return outcome;
  }

  /** The same for VMs that stay at a known host. */
  outcomesOf(cohort: Cohort): number {
    const supposed = this.world?.fates.get(cohort);
    if (supposed !== undefined) return supposed === DATA_GONE ? LOST : supposed;
    return this.outcomes(cohort.reach, cohort.home);
  }

  dataGoneOf(cohort: Cohort): Tri {
    const supposed = this.world?.fates.get(cohort);
    if (supposed !== undefined) return supposed === DATA_GONE ? YES : NO;
    return this.dataGone(cohort.reach);
  }

  /** Whether a datastore that holds a disk is gone. */
  dataGone(reachClass: number, blame?: Blame): Tri {
    if (!this.touchesLinks) return this.before?.dataGone(reachClass, blame) ?? NO;
    const known = this.#data.get(reachClass);
    if (known !== undefined && !(blame && known === MAYBE)) return known;
    const sample = this.model.classes[reachClass]?.sample;
    const gone = sample === undefined ? NO : this.#diskGone(sample, blame);
    this.#data.set(reachClass, gone);
    return gone;
  }

  /** Of a VM that ran on a surviving host: whether a datastore of its disks is out of the host's reach. */
  losesDatastore(host: Host, vm: Vm, blame?: Blame): Tri {
    if (vm.disks === undefined) {
      for (const datastore of this.model.index.datastores.values()) {
        if (this.links.reaches(host, datastore) === YES) continue;
        blameFact(blame, `vms/${vm.id}`, "disks");
        return MAYBE;
      }
      return NO;
    }
    let loses: Tri = NO;
    for (const disk of vm.disks) {
      const members = this.links.membersOf(disk)?.filter((member) => this.gone.datastore(member) !== YES);
      if (members === undefined) {
        blameFact(blame, `vms/${vm.id}`, "disks");
        loses = or(loses, MAYBE);
        continue;
      }
      const kept = members.map((member) => this.links.reaches(host, member, blame));
      const none = kept.every((state) => state === NO);
      loses = or(loses, none ? YES : kept.every((state) => state === YES) ? NO : MAYBE);
    }
    return loses;
  }

  /** Of a VM that ran on a surviving host: whether one of its networks is. */
  losesNetwork(host: Host, vm: Vm, blame?: Blame): Tri {
    let loses: Tri = NO;
    const networks = vm.networks ?? this.model.index.networks.keys();
    for (const network of networks) loses = or(loses, not(this.links.carries(host, network, blame)));
    if (vm.networks !== undefined || loses === NO) return loses;
    blameFact(blame, `vms/${vm.id}`, "networks");
    return MAYBE;
  }

  #reachRow(reachClass: number): Uint8Array {
    const { model, before } = this;
    const row = new Uint8Array(model.hosts.length);
    const entry = model.classes[reachClass];
    if (entry === undefined) return row;
    if (before !== undefined && !this.touchesLinks) {
      row.set(before.reach(reachClass));
      for (const h of this.lostHosts) row[h] = Math.min(row[h] ?? 0, 2 - (this.hostGone[h] ?? 0));
      return row;
    }
    for (const h of model.clusters[entry.cluster]?.hosts ?? []) row[h] = this.reachOf(reachClass, h);
    return row;
  }

  /** Whether VMs of the class can run on the host; names the facts if asked. */
  reachOf(reachClass: number, h: number, blame?: Blame): Tri {
    const entry = this.model.classes[reachClass];
    const host = this.model.hosts[h];
    if (entry === undefined || host === undefined) return NO;
    const own = entry.own[h] ?? NO;
    let can: Tri = own === YES ? YES : own === MAYBE ? MAYBE : NO;
    if (can !== NO) can = and(can, not(this.gone.host(host, blame)));
    if (can !== NO) can = and(can, this.links.disks(host, entry.sample, blame));
    if (can !== NO) can = and(can, this.links.networks(host, entry.sample, blame));
    return can;
  }

  #onHost(reachClass: number, h: number): number {
    const entry = this.model.classes[reachClass];
    const host = this.model.hosts[h];
    const cluster = entry && this.model.clusters[entry.cluster];
    if (entry === undefined || host === undefined || cluster === undefined) return LOST;
    const gone = this.hostGone[h] ?? NO;
    let outcome = 0;
    if (gone !== NO) outcome |= reaction(cluster.restarts);
    if (gone === YES) return outcome;
    if (!this.touchesLinks) return outcome | RUNS;
    const network = this.losesNetwork(host, entry.sample);
    const datastore = this.losesDatastore(host, entry.sample);
    if (datastore !== YES && network !== YES) outcome |= RUNS;
    // A lost network: nobody reacts on vSphere and Xen, on Hyper-V it is not known; it would be a restart.
    if (network !== NO && datastore !== YES) {
      outcome |= cluster.cluster.platform === "hyperv" ? LOST | reaction(cluster.restarts) : LOST;
    }
    if (datastore !== NO && network !== YES) outcome |= reaction(cluster.protectsComponents);
    if (datastore !== NO && network !== NO) outcome |= LOST;
    return outcome;
  }

  #diskGone(vm: Vm, blame: Blame): Tri {
    if (vm.disks === undefined) {
      // On which datastores it is is not told: it may be on one that is gone.
      const datastores = [...this.model.index.datastores.values()];
      if (datastores.every((datastore) => this.gone.datastore(datastore) === NO)) return NO;
      blameFact(blame, `vms/${vm.id}`, "disks");
      return MAYBE;
    }
    let gone: Tri = NO;
    for (const disk of vm.disks) {
      const members = this.links.membersOf(disk);
      const states = (members ?? []).map((member) => this.gone.datastore(member, blame));
      if (states.length > 0 && states.every((state) => state === YES)) return YES;
      if (states.some((state) => state !== NO)) gone = MAYBE;
      if (members !== undefined && disk.datastoreCluster !== undefined && states.includes(YES)) {
        blameFact(blame, `vms/${vm.id}`, `disks/${vm.disks.indexOf(disk)}/datastore`);
      }
    }
    return gone;
  }
}

function reaction(restarts: Tri): number {
  return restarts === YES ? RESTARTS : restarts === NO ? LOST : RESTARTS | LOST;
}

/** Whether the loss of a host alone can take a datastore. */
export function spreadsOverHosts(model: Model): boolean {
  for (const datastore of model.index.datastores.values()) {
    if (datastore.distributed !== undefined || datastore.type === "vsan") return true;
  }
  return false;
}
