import type { Id } from "../estate";
import type { Mode, Model } from "./model";
import { all, any, is, not, type Tri } from "./tri";
import type { World } from "./world";

/** What may become of a VM; each a bit. */
export const RUNS = 1;
export const STUCK = 2;
export const HOST_LOST = 4;
export const DATA_GONE = 8;

/** What may become of VMs in one scenario, with one answer to who may be moved. */
export class Fates {
  readonly #reach = new Map<number, Uint8Array>();
  readonly #data = new Map<number, Tri>();
  readonly #exposed = new Map<number, readonly number[]>();
  readonly #named: readonly number[];

  constructor(
    readonly model: Model,
    readonly modes: ReadonlyMap<Id, Mode>,
    readonly world: World,
    /** The same before anything fails. */
    readonly before?: Fates,
    /** What is supposed to become of VMs that stay at a known host. */
    readonly supposed: ReadonlyMap<number, number> = new Map(),
  ) {
    this.#named = world.scenario.flatMap(({ kind, id }) => (kind === "host" ? (model.hostAt.get(id) ?? []) : []));
  }

  /** This scenario is as before, but for the hosts that are named. */
  get #calm(): Fates | undefined {
    return this.world.isQuiet ? this.before : undefined;
  }

  isLost(host: number): boolean {
    return this.#calm === undefined ? this.#gone(host) === 2 : this.#named.includes(host);
  }

  isPinned(vm: number): boolean {
    return this.modes.get(this.model.vms[vm]?.cluster ?? "") === "pinned";
  }

  isFixed(vm: number): boolean {
    return this.isPinned(vm) || this.model.vms[vm]?.movable === false;
  }

  /** The host of a VM that stays where it is, if told. */
  home(vm: number): number | undefined {
    return this.isFixed(vm) ? this.model.hostAt.get(this.model.vms[vm]?.host ?? "") : undefined;
  }

  canRun(vm: number, host: number): Tri {
    if (host < 0 || host >= this.model.hosts.length) return 0;
    if (this.#calm !== undefined) return this.#named.includes(host) ? 0 : this.#calm.canRun(vm, host);
    const alike = this.model.alike[vm] ?? -1;
    const found =
      this.#reach.get(alike) ?? Uint8Array.from(this.model.hosts, (_, at) => this.model.canRun(this.world, vm, at));
    this.#reach.set(alike, found);
    return found[host] ?? 0;
  }

  hosts(vm: number, least: Tri): readonly number[] {
    return [...this.model.hosts.keys()].filter((host) => this.canRun(vm, host) >= least);
  }

  dataGone(vm: number): Tri {
    if (this.#calm !== undefined) return this.#calm.dataGone(vm);
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

  /** Whether some place that the platform may have given it is a bad one. */
  mayBeLost(vm: number): Tri {
    return any(this.#bad(vm).map((host) => Math.min(this.isPlace(vm, host), this.lostAt(vm, host))));
  }

  /** Hosts where it would be lost, or perhaps. */
  #bad(vm: number): readonly number[] {
    const key = 2 * (this.model.alike[vm] ?? -1) + (this.model.rank(vm) === 0 ? 1 : 0);
    let found = this.#exposed.get(key);
    if (found === undefined) {
      const hosts = this.#calm === undefined ? [...this.model.hosts.keys()] : [...this.#calm.#bad(vm), ...this.#named];
      found = hosts.filter((host) => this.lostAt(vm, host) > 0);
      this.#exposed.set(key, found);
    }
    return found;
  }

  isPlace(vm: number, host: number): Tri {
    return Math.min((this.before ?? this).canRun(vm, host), this.model.fits(host, [vm]));
  }

  lostAt(vm: number, host: number): Tri {
    const fates = this.#onHost(vm, host);
    const restarts = this.model.rank(vm) === 0 ? 0 : this.model.restarts(vm);
    const outcomes = [
      [RUNS, 0],
      [STUCK, 2],
      [HOST_LOST, 2 - restarts],
    ].flatMap(([fate = 0, lost = 1]) => (fates & fate ? lost : []));
    return outcomes.every((lost) => lost === outcomes[0]) ? (outcomes[0] ?? 1) : 1;
  }

  /** "One whose data is gone, or that no surviving host can run, needs no room." */
  needsNoRoom(vm: number): Tri {
    const gone = this.dataGone(vm);
    const nowhere = not(any(this.model.hosts.map((_, host) => this.canRun(vm, host))));
    return Math.max(this.home(vm) === undefined || gone === 2 ? gone : 0, nowhere);
  }

  #gone(host: number): Tri {
    const found = this.model.hosts[host];
    return found === undefined ? 0 : this.world.hostGone(found);
  }

  #onHost(vm: number, at: number): number {
    const [v, host] = [this.model.vms[vm], this.model.hosts[at]];
    if (v === undefined || host === undefined) return 0;
    const gone = this.#gone(at);
    if (gone === 2) return HOST_LOST;
    if (this.#calm !== undefined) return this.#calm.#onHost(vm, at);
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
