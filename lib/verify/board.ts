import type { Lots } from "./lots";
import type { PairRule } from "./model";

/** A placement under way: where each VM stands, and what that makes of each host. */
export class Board {
  readonly #stands = new Map<number, number>();
  readonly #loads = new Map<number, number[]>();

  constructor(
    readonly lots: Lots,
    /** What is as before, where the scenario does not touch it. */
    readonly base?: Board,
  ) {}

  /** The host of a VM; -1: it takes no room. */
  at(vm: number): number {
    return this.#stands.get(vm) ?? this.base?.at(vm) ?? -1;
  }

  put(vm: number, host: number): void {
    const old = this.at(vm);
    if (old >= 0) this.#add(old, vm, -1);
    if (host >= 0) this.#add(host, vm, 1);
    this.#stands.set(vm, host);
  }

  /** Whether the host, with the VM if one is given, is surely not overfull. */
  holds(host: number, vm?: number): boolean {
    const load = this.#load(host);
    const more = vm === undefined ? undefined : this.lots.model.most[vm];
    const room = this.lots.model.least[host];
    for (let i = 0; i < (room?.length ?? 0); i++) {
      if (!((load?.[i] ?? 0) + (more?.[i] ?? 0) <= (room?.[i] ?? 0))) return false;
    }
    return true;
  }

  /** Hosts on which anything changed. */
  get changed(): Iterable<number> {
    return this.#loads.keys();
  }

  /** Whether a rule that may be mandatory is broken by where its VMs stand, or may be. */
  breaks(rule: PairRule): boolean {
    return rule.mandatory !== false && breaks(this.lots, rule, this.members(rule));
  }

  members(rule: PairRule): ReadonlyMap<number, number> {
    const vms = rule.vms.flatMap((id) => this.lots.model.vmAt.get(id) ?? []);
    return new Map(vms.map((vm) => [vm, this.at(vm)] as const).filter(([, host]) => host >= 0));
  }

  #load(host: number): readonly number[] | undefined {
    const { base } = this;
    return this.#loads.get(host) ?? (base === undefined ? undefined : base.#load(host));
  }

  #add(host: number, vm: number, sign: 1 | -1): void {
    const own = this.#loads.get(host) ?? [...(this.#load(host) ?? [])];
    for (const [i, amount] of (this.lots.model.most[vm] ?? []).entries()) own[i] = (own[i] ?? 0) + sign * amount;
    this.#loads.set(host, own);
  }
}

/** Whether VMs of the rule break it: two on one host or in one domain; or not all on one host. `least` 1: or may break it. */
export function breaks(
  { model, world }: Lots,
  rule: PairRule,
  placed: ReadonlyMap<number, number>,
  least = 1,
): boolean {
  if (rule.kind === "affinity") return new Set(placed.values()).size > 1;
  const held = [...placed.values()].flatMap((at) => {
    const host = model.hosts[at];
    return host === undefined ? [] : [world.holding(host, rule.over ?? "host")];
  });
  const ids = held.flatMap((domains) => [...new Set(domains.ids)]);
  return new Set(ids).size < ids.length || (least === 1 && held.length > 1 && held.some((domains) => !domains.all));
}
