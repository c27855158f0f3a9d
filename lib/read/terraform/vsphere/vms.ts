import type { Disk, Reservation, Vm } from "../../../estate";
import type { Resource } from "../document";
import { stated } from "../stated";
import type { DatastoreClusters } from "./datastores";
import type { Groups } from "./groups";
import type { Hosts } from "./hosts";
import type { Inventory } from "./inventory";
import type { Overrides } from "./overrides";
import { origin } from "./sources";
import type { Tiers } from "./tiers";
import { POWER, word } from "./words";

/** What the facts of a VM are read with. */
export interface VmFacts {
  readonly hosts: Hosts;
  readonly groups: Groups;
  readonly overrides: Overrides;
  readonly tiers: Tiers;
  readonly pools: DatastoreClusters;
}

/** VMs that the design makes, and of those that it looks up the ones that a rule, group or override is about. */
export class Vms {
  readonly #inGroup: ReadonlyMap<Resource, Resource>;

  constructor(
    private readonly inventory: Inventory,
    private readonly facts: VmFacts,
  ) {
    this.#inGroup = new Map(facts.groups.vmsInClusters());
  }

  read(referred: ReadonlySet<Resource>): readonly Vm[] {
    return this.inventory
      .all("vsphere_virtual_machine")
      .filter((vm) => vm.mode === "managed" || referred.has(vm) || this.#inGroup.has(vm))
      .map((vm) => (vm.mode === "managed" ? this.#managed(vm) : this.#lookedUp(vm)));
  }

  clusterOf(vm: Resource): Resource | undefined {
    const pool = vm.mode === "data" ? undefined : this.#clusterOfPool(vm, "resource_pool_id", 0);
    return pool ?? this.#inGroup.get(vm);
  }

  /** Up the resource pools to the cluster; `resource_pool_id` of a host is that of its cluster. */
  #clusterOfPool(of: Resource, argument: string, depth: number): Resource | undefined {
    const pool = this.inventory.links.one(of, [argument], "its cluster");
    if (!pool || depth > 32) return undefined;
    if (pool.type === "vsphere_compute_cluster") return pool;
    if (pool.type === "vsphere_host") return this.facts.hosts.clusterOf(pool);
    if (pool.type !== "vsphere_resource_pool" && pool.type !== "vsphere_vapp_container") return undefined;
    if (pool.mode === "data") return this.#clusterOfLookedUp(pool);
    return this.#clusterOfPool(pool, "parent_resource_pool_id", depth + 1);
  }

  /** A pool that is looked up: the root pool of a cluster that is known, or one below it by the path that names it, `prod/Resources/shop`. */
  #clusterOfLookedUp(pool: Resource): Resource | undefined {
    const clusters = this.inventory.all("vsphere_compute_cluster");
    const id = pool.text("id");
    const root = clusters.find((cluster) => id !== undefined && cluster.text("resource_pool_id") === id);
    if (root !== undefined) return root;
    const name = /(?:^|\/)([^/]+)\/Resources(?:\/|$)/.exec(pool.text("name") ?? "")?.[1];
    const [named, other] = name === undefined ? [] : clusters.filter((cluster) => cluster.text("name") === name);
    if (named !== undefined && other === undefined) return named;
    this.inventory.leftOut.add(
      pool,
      "its cluster",
      "no cluster of the input has this resource pool; look the cluster up, too",
    );
    return undefined;
  }

  #managed(vm: Resource): Vm {
    const { inventory, facts } = this;
    const cluster = this.clusterOf(vm);
    const host = inventory.links.one(vm, ["host_system_id"]);
    const isNew = vm.action === "create" || vm.action === "replace";
    return stated<Vm>({
      ...sizes(vm),
      id: inventory.id(vm),
      cluster: cluster && inventory.id(cluster),
      tier: facts.tiers.of(vm),
      disks: this.#disks(vm),
      networks: this.#networks(vm),
      power: word(POWER, vm.text("power_state")) ?? (isNew ? "on" : undefined),
      restart: facts.overrides.restart(vm, cluster),
      movable: this.#isMovable(vm, isNew),
      host: host && cluster && facts.hosts.clusterOf(host) === cluster ? inventory.id(host) : undefined,
      ...origin(vm),
    });
  }

  /** A look-up tells neither the datastores of the disks, nor the cluster, nor whether it is on. */
  #lookedUp(vm: Resource): Vm {
    const cluster = this.clusterOf(vm);
    return stated<Vm>({
      ...sizes(vm),
      id: this.inventory.id(vm),
      cluster: cluster && this.inventory.id(cluster),
      restart: this.facts.overrides.restart(vm, undefined),
      movable: this.facts.overrides.isPinned(vm) ? false : undefined,
      ...origin(vm),
    });
  }

  /** Pass-through devices tie a VM to the host that has them; DRS may be told to leave it. */
  #isMovable(vm: Resource, isNew: boolean): boolean | undefined {
    const devices = vm.count("pci_device_id");
    const cards = upTo(vm.count("network_interface"));
    const isPassedThrough = cards.some((i) => vm.text("network_interface", i, "adapter_type") === "sriov");
    const isPinned = this.facts.overrides.isPinned(vm);
    if ((devices !== undefined && devices > 0) || isPassedThrough || isPinned === true) return false;
    return isNew && isPinned === false ? true : undefined;
  }

  /** Where its disks are, and its own files, without which it does not start. Known only as a whole. */
  #disks(vm: Resource): readonly Disk[] | undefined {
    const entries = vm.count("disk");
    const home = this.#home(vm);
    if (entries === undefined || home === undefined) return undefined;
    const disks: Disk[] = [];
    for (const i of upTo(entries)) {
      const own = vm.text("disk", i, "datastore_id") !== undefined || this.#isWritten(vm, i);
      const place = own ? this.#place(vm, ["disk", i, "datastore_id"]) : home;
      if (place === undefined) return undefined;
      const size = vm.number("disk", i, "size");
      disks.push(stated<Disk>({ ...place, sizeGib: size === undefined ? undefined : Math.ceil(size) }));
    }
    const isHomeThere = disks.some(
      (disk) => disk.datastore === home.datastore && disk.datastoreCluster === home.datastoreCluster,
    );
    return isHomeThere ? disks : [home, ...disks];
  }

  #isWritten(vm: Resource, i: number): boolean {
    return this.inventory.links.references.isWritten(vm, "disk", i, "datastore_id");
  }

  #home(vm: Resource): Disk | undefined {
    const isPooled = vm.text("datastore_id") === undefined && vm.get("datastore_cluster_id") !== null;
    return this.#place(vm, [isPooled ? "datastore_cluster_id" : "datastore_id"]);
  }

  #place(vm: Resource, path: readonly (string | number)[]): Disk | undefined {
    const place = this.inventory.links.one(vm, path, "the datastore of its disks");
    if (!place) return undefined;
    if (place.type === "vsphere_datastore_cluster") {
      return this.facts.pools.isKnown(place) ? { datastoreCluster: this.inventory.id(place) } : undefined;
    }
    return /^vsphere_(?:nas_|vmfs_)?datastore$/.test(place.type) ? { datastore: this.inventory.id(place) } : undefined;
  }

  #networks(vm: Resource): readonly string[] | undefined {
    const ids: string[] = [];
    const cards = vm.count("network_interface");
    for (const i of upTo(cards)) {
      const network = this.inventory.links.one(vm, ["network_interface", i, "network_id"], "a network of it");
      if (!network) return undefined;
      ids.push(this.inventory.id(network));
    }
    return cards === undefined ? undefined : ids;
  }
}

function upTo(count = 0): readonly number[] {
  return Array.from({ length: count }, (_, i) => i);
}

/** Demand is rounded up. */
function sizes(vm: Resource): Pick<Vm, "vcpus" | "memoryMib" | "reservation"> {
  const vcpus = vm.number("num_cpus");
  const memoryMib = up(vm.number("memory"));
  const isLocked = vm.boolean("memory_reservation_locked_to_max") === true;
  return {
    vcpus: vcpus !== undefined && vcpus >= 1 ? Math.ceil(vcpus) : undefined,
    memoryMib,
    reservation: stated<Reservation>({
      cpuMhz: reserved(vm, "cpu_reservation"),
      memoryMib: isLocked ? memoryMib : reserved(vm, "memory_reservation"),
    }),
  };
}

/** Not set is none; unknown or sensitive stays unknown. */
function reserved(vm: Resource, argument: string): number | undefined {
  return vm.get(argument) === null ? 0 : up(vm.number(argument));
}

function up(value: number | undefined): number | undefined {
  return value !== undefined && value >= 0 ? Math.ceil(value) : undefined;
}
