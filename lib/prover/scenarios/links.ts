import type { Datastore, Disk, EstateIndex, Host, Id, Uplink, Vm } from "../../estate";
import { type Blame, blameFact } from "../blame";
import { and, MAYBE, NO, not, or, type Tri, tri, YES } from "../tri";
import type { Gone } from "./gone";

/** What a host keeps in one scenario: design.md section 5, "What a surviving host keeps". Says nothing of the host itself. */
export class Links {
  readonly #index: EstateIndex;
  readonly #datastores = new Map<string, Tri>();
  #switchGone: Tri | undefined;
  #pathGone: Tri | undefined;

  constructor(readonly gone: Gone) {
    this.#index = gone.index;
  }

  /** All networks of the VM. */
  networks(host: Host, vm: Vm, blame?: Blame): Tri {
    if (vm.networks === undefined) {
      blameFact(blame, `vms/${vm.id}`, "networks");
      return MAYBE;
    }
    return all(vm.networks, blame, (network, open) => this.network(host, network, open));
  }

  /** All datastores of the VM's disks; of a datastore cluster, all members that are left. */
  disks(host: Host, vm: Vm, blame?: Blame): Tri {
    if (vm.disks === undefined) {
      blameFact(blame, `vms/${vm.id}`, "disks");
      return MAYBE;
    }
    return all(vm.disks, blame, (disk, open) => {
      const members = this.membersOf(disk);
      if (members === undefined) {
        blameFact(open, `vms/${vm.id}`, "disks");
        return MAYBE;
      }
      if (members.every((store) => this.datastore(host, store) === NO)) return NO;
      if (disk.datastore !== undefined) {
        return all(members, open, (store, deeper) => this.datastore(host, store, deeper));
      }
      return all(members, open, (store, deeper) =>
        or(this.gone.datastore(store, deeper), this.datastore(host, store, deeper)),
      );
    });
  }

  /** Where a disk may be: one datastore, or the members of a datastore cluster. Undefined: not known. */
  membersOf(disk: Disk): readonly Datastore[] | undefined {
    if (disk.datastore !== undefined) return this.#named([disk.datastore]);
    const members = this.#index.datastoreClusters.get(disk.datastoreCluster ?? "")?.datastores ?? [];
    return members.length === 0 ? undefined : this.#named(members);
  }

  datastore(host: Host, datastore: Datastore, blame?: Blame): Tri {
    const key = `${host.id}\u0000${datastore.id}`;
    const known = this.#datastores.get(key);
    if (known !== undefined && !(blame && known === MAYBE)) return known;
    const kept = this.#keepsDatastore(host, datastore, blame);
    this.#datastores.set(key, kept);
    return kept;
  }

  network(host: Host, network: Id, blame?: Blame): Tri {
    if (host.networks === undefined) {
      // Uplinks, where listed, carry every network of the host between them: one that none carries it does not have.
      if (this.carries(host, network) === NO) return NO;
      blameFact(blame, `hosts/${host.id}`, "networks");
      return MAYBE;
    }
    return host.networks.includes(network) ? this.carries(host, network, blame) : NO;
  }

  /** Whether a surviving uplink carries the network, given that the host had it. */
  carries(host: Host, network: Id, blame?: Blame): Tri {
    const open: Blame = blame && [];
    const uplinks = host.uplinks ?? [];
    let kept: Tri = NO;
    if (uplinks.length === 0) {
      kept = this.#anySwitchGone() === NO ? YES : MAYBE;
      blameFact(open, `hosts/${host.id}`, "uplinks");
    }
    for (const uplink of uplinks) {
      const carries = uplink.networks === undefined ? MAYBE : tri(uplink.networks.includes(network));
      if (carries === NO) continue;
      if (carries === MAYBE) blameFact(open, `hosts/${host.id}`, `uplinks/${uplink.id}/networks`);
      let lives: Tri;
      if (uplink.switch !== undefined) lives = not(this.gone.domain(uplink.switch, open));
      else {
        lives = this.#anySwitchGone() === NO ? YES : MAYBE;
        blameFact(open, `hosts/${host.id}`, `uplinks/${uplink.id}/switch`);
      }
      kept = or(kept, and(carries, lives));
    }
    // Uplinks carry every network of the host between them: where none of those that may carry it is lost, one does.
    if (kept === MAYBE && this.#keepsAllThatMayCarry(host, network)) return YES;
    if (kept === MAYBE) blame?.push(...(open ?? []));
    return kept;
  }

  #keepsAllThatMayCarry(host: Host, network: Id): boolean {
    const able = (host.uplinks ?? []).filter((uplink) => uplink.networks?.includes(network) !== false);
    return able.length > 0 && able.every((uplink) => this.#lives(uplink) === YES);
  }

  #lives(uplink: Uplink): Tri {
    if (uplink.switch !== undefined) return not(this.gone.domain(uplink.switch));
    return this.#anySwitchGone() === NO ? YES : MAYBE;
  }

  #keepsDatastore(host: Host, datastore: Datastore, blame: Blame): Tri {
    const open: Blame = blame && [];
    let kept: Tri = tri(host.datastores?.includes(datastore.id));
    if (kept === MAYBE) blameFact(open, `hosts/${host.id}`, "datastores");
    if (kept !== NO) kept = and(kept, this.reaches(host, datastore, open));
    if (kept === MAYBE) blame?.push(...(open ?? []));
    return kept;
  }

  /** Whether the datastore is there and a path to it survives, given that the host had it. */
  reaches(host: Host, datastore: Datastore, blame?: Blame): Tri {
    const open: Blame = blame && [];
    let kept = not(this.gone.datastore(datastore, open));
    if (kept !== NO) kept = and(kept, this.#hasPath(host, datastore.id, open));
    if (kept === MAYBE) blame?.push(...(open ?? []));
    return kept;
  }

  #hasPath(host: Host, datastore: Id, blame: Blame): Tri {
    const paths = (host.storagePaths ?? []).filter((path) => path.datastore === datastore);
    if (paths.length === 0) {
      const lives = this.#anyPathGone() === NO ? YES : MAYBE;
      if (lives === MAYBE) blameFact(blame, `hosts/${host.id}`, "storagePaths");
      return lives;
    }
    let lives: Tri = NO;
    for (const path of paths) {
      let lost: Tri = NO;
      for (const domain of path.domains) lost = or(lost, this.gone.domain(domain, blame));
      lives = or(lives, not(lost));
    }
    return lives;
  }

  #anySwitchGone(): Tri {
    if (this.#switchGone !== undefined) return this.#switchGone;
    let lost: Tri = NO;
    for (const domain of this.#index.domains.values()) {
      if (domain.kind === "switch") lost = or(lost, this.gone.domain(domain.id));
    }
    this.#switchGone = lost;
    return lost;
  }

  /** Whether the scenario takes a domain that is a path of any host, or a fabric. */
  #anyPathGone(): Tri {
    if (this.#pathGone !== undefined) return this.#pathGone;
    let lost: Tri = NO;
    for (const domain of this.#index.domains.values()) {
      if (domain.kind === "fabric") lost = or(lost, this.gone.domain(domain.id));
    }
    for (const host of this.#index.hosts.values()) {
      for (const path of host.storagePaths ?? []) {
        for (const domain of path.domains) lost = or(lost, this.gone.domain(domain));
      }
    }
    this.#pathGone = lost;
    return lost;
  }

  #named(ids: readonly Id[]): readonly Datastore[] {
    return ids.flatMap((id) => this.#index.datastores.get(id) ?? []);
  }
}

/** `YES` where every one is, `NO` where one is not. Blames only where the whole is open. */
function all<T>(list: readonly T[], blame: Blame, test: (entry: T, open: Blame) => Tri): Tri {
  const open: Blame = blame && [];
  let result: Tri = YES;
  for (const entry of list) {
    result = and(result, test(entry, open));
    if (result === NO) return NO;
  }
  if (result === MAYBE) blame?.push(...(open ?? []));
  return result;
}
