import type { Disk, Id, RestartPriority, Vm } from "../../../estate";
import { isRecord } from "../../reader";
import type { Resource } from "../document";
import { stated } from "../stated";
import { demandMib, diskGib, meantUnit } from "./bytes";
import type { Hosts } from "./hosts";
import { cleanName, type Inventory, origin } from "./inventory";
import type { Networks } from "./networks";
import type { Pools } from "./pools";
import type { Storage } from "./storage";

/** What a VM is read with. */
export interface VmFacts {
  readonly pools: Pools;
  readonly hosts: Hosts;
  readonly storage: Storage;
  readonly networks: Networks;
}

/** VMs that the design makes, and others of their pools where these are looked up. */
export class Vms {
  /** Where VMs that are looked up run, by name. */
  readonly #runsOn = new Map<string, string | undefined>();

  constructor(
    private readonly inventory: Inventory,
    private readonly facts: VmFacts,
  ) {
    for (const { entry } of this.#listed()) {
      const name = String(entry.name_label);
      this.#runsOn.set(name, this.#runsOn.has(name) || typeof entry.host !== "string" ? undefined : entry.host);
    }
  }

  read(): readonly Vm[] {
    const managed = this.inventory.all("xenorchestra_vm");
    const existing = new Set(managed.filter(({ action }) => action !== "create").map((vm) => vm.text("name_label")));
    const taken = new Set(managed.map((vm) => this.inventory.id(vm)));
    const others = this.#listed().filter(({ entry }) => !existing.has(String(entry.name_label)));
    return [
      ...managed.map((vm) => this.#managed(vm)),
      ...others.map(({ entry, list }) => this.#other(entry, list, taken)),
    ];
  }

  #listed() {
    return this.inventory
      .all("xenorchestra_vms")
      .flatMap((list) => (list.list("vms") ?? []).flatMap((entry) => (isRecord(entry) ? [{ entry, list }] : [])));
  }

  #managed(vm: Resource): Vm {
    const pool = this.#poolOf(vm);
    const memory = vm.number("memory_max");
    const unit = meantUnit(memory);
    if (unit !== undefined)
      this.inventory.leftOut.add(vm, "its memory", `memory_max is in bytes, and ${memory} looks like ${unit}`);
    if (pool === undefined) this.inventory.leftOut.add(vm, "its pool", "no disk, network or host of it tells");
    return stated<Vm>({
      id: this.inventory.id(vm),
      cluster: pool === undefined ? undefined : this.facts.pools.id(pool),
      ...sizes(vm.number("cpus"), unit === undefined ? memory : undefined, vm.number("memory_min")),
      disks: this.#disks(vm),
      networks: this.#networks(vm),
      power: powerOf(vm.get("power_state")),
      tier: tierOf(vm.get("tags")),
      ...promise(vm.get("high_availability")),
      startDelaySeconds: secondsOf(vm.number("start_delay")),
      host: this.#hostOf(vm),
      ...origin(vm),
    });
  }

  /** A new VM starts on its preferred host; where one runs that is there already, only a look-up tells. */
  #hostOf(vm: Resource): Id | undefined {
    const preferred = vm.text("affinity_host");
    const runs = vm.action === "create" ? preferred : this.#runsOn.get(vm.text("name_label") ?? "");
    return runs === undefined ? undefined : this.facts.hosts.id(runs);
  }

  #poolOf(vm: Resource): string | undefined {
    const { storage, networks, hosts } = this.facts;
    const host = vm.text("affinity_host");
    const pools = [
      ...this.#linked(vm, "disk", "sr_id").map((sr) => sr && storage.poolOf(sr)),
      ...this.#linked(vm, "network", "network_id").map((network) => network && networks.poolOf(network)),
      host === undefined ? undefined : hosts.poolOf(host),
    ];
    return pools.find((pool) => pool !== undefined);
  }

  #linked(vm: Resource, block: string, argument: string): readonly (Resource | undefined)[] {
    return Array.from(
      { length: vm.count(block) ?? 0 },
      (_, i) => this.inventory.links.one(vm, [block, i, argument]) ?? undefined,
    );
  }

  #disks(vm: Resource): readonly Disk[] | undefined {
    if (vm.count("disk") === undefined) return undefined;
    const repositories = this.#linked(vm, "disk", "sr_id");
    const disks = repositories.map((sr, i) => {
      if (sr?.type !== "xenorchestra_sr") return undefined;
      return stated<Disk>({ datastore: this.inventory.id(sr), sizeGib: diskGib(vm.number("disk", i, "size")) });
    });
    const known = disks.filter((disk) => disk !== undefined);
    if (known.length === disks.length) return known;
    this.inventory.leftOut.add(vm, "the storage repository of its disks", "it is not in the input");
    return undefined;
  }

  #networks(vm: Resource): readonly Id[] | undefined {
    if (vm.count("network") === undefined) return undefined;
    const networks = this.#linked(vm, "network", "network_id");
    const known = networks.filter((network) => network !== undefined);
    if (known.length === networks.length) return [...new Set(known.map((network) => this.inventory.id(network)))];
    this.inventory.leftOut.add(vm, "a network of it", "it is not in the input");
    return undefined;
  }

  #other(entry: { readonly [name: string]: unknown }, list: Resource, taken: Set<Id>): Vm {
    const { pools, hosts } = this.facts;
    const name = cleanName(typeof entry.name_label === "string" ? entry.name_label : undefined) ?? list.address;
    let id = name;
    for (let n = 2; taken.has(id); n++) id = `${name} (${n})`;
    taken.add(id);
    const pool = list.text("pool_id");
    return stated<Vm>({
      id,
      cluster: pool === undefined ? undefined : pools.id(pool),
      ...sizes(numberOf(entry.cpus), numberOf(entry.memory_max), numberOf(entry.memory_min)),
      disks: this.#place(entry.disk, "sr_id", "xenorchestra_sr")?.map((datastore) => ({ datastore })),
      networks: this.#place(entry.network, "network_id", "xenorchestra_network"),
      power: powerOf(entry.power_state),
      ...promise(entry.high_availability ?? ""),
      startDelaySeconds: secondsOf(numberOf(entry.start_delay)),
      host: typeof entry.host === "string" ? hosts.id(entry.host) : undefined,
      source: { address: list.address, managed: false },
    });
  }

  /** Objects that entries name by id; all, or it is not known. */
  #place(entries: unknown, argument: string, type: string): readonly Id[] | undefined {
    if (!Array.isArray(entries)) return undefined;
    const all = this.inventory.all(type, "xenorchestra_bonded_network");
    const ids = entries.map((entry) => all.find((one) => isRecord(entry) && one.text("id") === entry[argument]));
    const known = ids.filter((one) => one !== undefined);
    return known.length === ids.length ? [...new Set(known.map((one) => this.inventory.id(one)))] : undefined;
  }
}

/** Xen promises room for the static maximum; what it may be shrunk to is told beside it. */
function sizes(
  cpus: number | undefined,
  max: number | undefined,
  min: number | undefined,
): Pick<Vm, "vcpus" | "memoryMib" | "memoryRange"> {
  const memoryMib = demandMib(max);
  const minMib = demandMib(min);
  return {
    vcpus: cpus !== undefined && cpus >= 1 ? Math.ceil(cpus) : undefined,
    memoryMib,
    memoryRange: minMib === undefined || memoryMib === undefined || minMib >= memoryMib ? undefined : { minMib },
  };
}

/** Only `restart` is a promise: `best-effort` is tried once where room is left, and without either the pool does not restart the VM. */
function promise(highAvailability: unknown): { readonly restart?: RestartPriority; readonly bestEffort?: boolean } {
  if (highAvailability === "restart") return { restart: "medium" };
  if (highAvailability === "best-effort") return { restart: "disabled", bestEffort: true };
  return highAvailability === undefined ? {} : { restart: "disabled" };
}

/** A VM's tier: its tag that begins so, as our own designs write it. */
function tierOf(tags: unknown): Id | undefined {
  const names = Array.isArray(tags) ? tags.filter((tag): tag is string => typeof tag === "string") : [];
  const tiers = names.filter((tag) => tag.startsWith(TIER)).map((tag) => cleanName(tag.slice(TIER.length)));
  return tiers.length === 1 ? tiers[0] : undefined;
}

const TIER = "tier:";

/** The provider starts what it makes, unless it is told to halt it. */
function powerOf(state: unknown): Vm["power"] {
  if (state === null || state === "" || state === "Running" || state === "Paused") return "on";
  if (state === "Halted") return "off";
  return state === "Suspended" ? "suspended" : undefined;
}

function secondsOf(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? Math.ceil(value) : undefined;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}
