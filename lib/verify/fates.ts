import type { Id } from "../estate";
import type { Mode, Model } from "./model";
import { all, any, is, not, type Tri } from "./tri";
import type { World } from "./world";

/** What may become of a VM; each a bit. */
export const RUNS = 1;
export const STUCK = 2;
export const HOST_LOST = 4;
export const DATA_GONE = 8;

/** In place of the host where a VM stays. */
const UNTOLD = -1;
const MOVABLE = -2;

/** What may become of VMs in one scenario, with one answer to who may be moved. */
export class Fates {
  /** The same before anything fails, where this scenario differs from it in nothing but the hosts that are lost. */
  readonly calm: Fates | undefined;
  /** Hosts that are surely lost. */
  readonly lost: readonly number[];
  readonly #gone: Uint8Array;
  readonly #homes: Int32Array;
  readonly #reach = new Map<number, Uint8Array>();
  readonly #data = new Map<number, Tri>();
  readonly #exposed = new Map<number, readonly number[]>();

  constructor(
    readonly model: Model,
    readonly modes: ReadonlyMap<Id, Mode>,
    readonly world: World,
    readonly before?: Fates,
    /** What is supposed to become of VMs that stay at a known host. */
    readonly supposed: ReadonlyMap<number, number> = new Map(),
  ) {
    this.calm = world.isQuiet && supposed.size === 0 ? before : undefined;
    this.#gone = Uint8Array.from(model.hosts, (host) => world.hostGone(host));
    this.lost = [...this.#gone.keys()].filter((host) => this.#gone[host] === 2);
    this.#homes = before ? before.#homes : Int32Array.from(model.vms, (_, vm) => this.#homeOf(vm));
  }

  isLost(host: number): boolean {
    return this.#gone[host] === 2;
  }

  isPinned(vm: number): boolean {
    return this.modes.get(this.model.vms[vm]?.cluster ?? "") === "pinned";
  }

  /** It stays where it is. */
  isFixed(vm: number): boolean {
    return this.#homes[vm] !== MOVABLE;
  }

  /** The host of a VM that stays where it is, if told. */
  home(vm: number): number | undefined {
    const home = this.#homes[vm] ?? UNTOLD;
    return home < 0 ? undefined : home;
  }

  canRun(vm: number, host: number): Tri {
    return this.row(vm)[host] ?? 0;
  }

  hosts(vm: number, least: Tri): readonly number[] {
    const row = this.row(vm);
    return [...row.keys()].filter((host) => (row[host] ?? 0) >= least);
  }

  dataGone(vm: number): Tri {
    if (this.calm !== undefined) return this.calm.dataGone(vm);
    const v = this.model.vms[vm];
    const alike = this.model.alike[vm] ?? -1;
    const found = this.#data.get(alike) ?? (v === undefined ? 1 : this.world.dataGone(v));
    this.#data.set(alike, found);
    return found;
  }

  /** What may become of a VM that ran on the host: a sum of situations. */
  fates(vm: number, host: number): number {
    const supposed = this.supposed.get(vm);
    if (supposed !== undefined) return supposed;
    const gone = this.dataGone(vm);
    return gone === 2 ? DATA_GONE : (gone === 1 ? DATA_GONE : 0) | this.#onHost(vm, host);
  }

  /** Whether some place that the platform may have given a VM that it moves is a bad one. */
  mayBeLost(vm: number): Tri {
    if (this.isFixed(vm)) return 0;
    return any(this.#bad(vm).map((host) => Math.min(this.isPlace(vm, host), this.lostAt(vm, host))));
  }

  /** Hosts where it would be lost, or perhaps. */
  #bad(vm: number): readonly number[] {
    const key = 2 * (this.model.alike[vm] ?? -1) + (this.model.rank(vm) === 0 ? 1 : 0);
    let found = this.#exposed.get(key);
    if (found === undefined) {
      const hosts = this.calm === undefined ? [...this.model.hosts.keys()] : [...this.calm.#bad(vm), ...this.lost];
      found = hosts.filter((host) => this.lostAt(vm, host) > 0);
      this.#exposed.set(key, found);
    }
    return found;
  }

  isPlace(vm: number, host: number): Tri {
    return Math.min((this.before ?? this).canRun(vm, host), this.model.sizes.fits(host, [vm]));
  }

  lostAt(vm: number, host: number): Tri {
    const fates = this.#onHost(vm, host);
    const restarts = this.model.rank(vm) === 0 ? 0 : this.model.restarts(vm);
    const may = (fates & STUCK) !== 0 || ((fates & HOST_LOST) !== 0 && restarts < 2);
    const mayNot = (fates & RUNS) !== 0 || ((fates & HOST_LOST) !== 0 && restarts > 0);
    return !may ? 0 : mayNot ? 1 : 2;
  }

  /** "One whose data is gone, or that no surviving host can run, needs no room." */
  needsNoRoom(vm: number): Tri {
    const gone = this.dataGone(vm);
    const nowhere = not(any(this.row(vm)));
    return Math.max(this.home(vm) === undefined || gone === 2 ? gone : 0, nowhere);
  }

  /** By host whether it can run the VM. */
  row(vm: number): Uint8Array {
    const alike = this.model.alike[vm] ?? -1;
    let row = this.#reach.get(alike);
    if (row === undefined) {
      const { calm, model, world } = this;
      row = calm ? calm.row(vm).slice() : Uint8Array.from(model.hosts, (_, host) => model.canRun(world, vm, host));
      for (const host of this.lost) row[host] = 0;
      this.#reach.set(alike, row);
    }
    return row;
  }

  #homeOf(vm: number): number {
    const { movable, host, hostDevices } = this.model.vms[vm] ?? {};
    if (!this.isPinned(vm) && movable !== false && !hostDevices?.length) return MOVABLE;
    return this.model.hostAt.get(host ?? "") ?? UNTOLD;
  }

  #onHost(vm: number, at: number): number {
    const [v, host] = [this.model.vms[vm], this.model.hosts[at]];
    if (v === undefined || host === undefined) return 0;
    const gone = this.#gone[at] ?? 0;
    if (gone === 2) return HOST_LOST;
    if (this.calm !== undefined) return this.calm.#onHost(vm, at);
    const cluster = this.model.cluster(vm);
    const { pdl, apd } = cluster?.ha?.componentProtection ?? {};
    const told = [pdl, apd].map((reaction) => is(reaction === undefined ? undefined : reaction === "restart"));
    const reacts = all([this.model.restarts(vm), ...told]);
    const either = (value: Tri, yes: number, no: number) => (value > 0 ? yes : 0) | (value < 2 ? no : 0);
    const noNetwork = cluster?.platform === "hyperv" ? STUCK | HOST_LOST : STUCK;
    const [network, disks] = [this.world.keepsNetworks(host, v), this.world.keepsDisks(host, v)];
    const kept = either(
      disks,
      either(network, RUNS, noNetwork),
      either(network, either(reacts, HOST_LOST, STUCK), STUCK),
    );
    return kept | (gone === 1 ? HOST_LOST : 0);
  }
}
