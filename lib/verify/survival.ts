import type { PlacementTable, RefitProof, Service } from "../estate";
import { Board } from "./board";
import type { Lots, Worst } from "./lots";
import type { PairRule } from "./model";
import { breaks, standing } from "./rules";

/** What becomes of each VM that is looked at. */
type Fates = ReadonlyMap<number, Worst>;

/** A table of placements, for one answer to who may be moved; what all scenarios share is reckoned once. */
export class Table {
  readonly #empty: Board;
  /** As the table has it before anything fails, if that holds: then a scenario that only takes hosts needs a look at their VMs alone. */
  readonly #start: Board | undefined;
  /** By host, VMs that stand there; by -1, those that stand nowhere. */
  readonly #on = new Map<number, number[]>();
  /** VMs that any scenario may concern, wherever they stand. */
  readonly #always: readonly number[];
  /** Hosts that any VM stands on. */
  readonly #used: ReadonlySet<number>;
  readonly #ranks = new Map<readonly number[], Int32Array>();

  constructor(
    readonly before: Lots,
    readonly hosts: PlacementTable,
  ) {
    const { model } = before;
    this.#empty = new Board(model);
    this.#used = new Set(hosts);
    const board = new Board(model);
    this.#start = judge(before, board, this.#place(before, board, model.considered)) === undefined ? board : undefined;
    board.keep();
    this.#always = model.considered.filter(
      (vm) => model.replicas.has(vm) || (before.home(vm) === undefined && model.restarts(vm) < 2),
    );
    for (const vm of model.considered) {
      const host = before.home(vm) ?? board.at(vm);
      const there = this.#on.get(host);
      if (there === undefined) this.#on.set(host, [vm]);
      else there.push(vm);
    }
  }

  /**
   * Why the placement that the table, a recipe and moves lead to may not be one after the failure; `undefined`: it is, whatever the estate
   * does not tell.
   */
  flaw(lots: Lots, recipe?: RefitProof, moves: readonly number[] = [], first?: PlacementTable): string | undefined {
    const shared = lots.calm === this.before ? this.#start : undefined;
    const board = shared ?? this.#empty;
    const fates = this.#place(lots, board, shared === undefined ? lots.model.considered : this.#concerned(lots, moves));
    if (recipe !== undefined) this.#refit(lots, board, recipe, fates, first);
    move(lots, board, moves, fates);
    const flaw = judge(lots, board, fates);
    board.back();
    return flaw;
  }

  #concerned(lots: Lots, moves: readonly number[]): readonly number[] {
    const moved = moves.filter((vm, i) => i % 2 === 0 && lots.model.counts(vm));
    const stood = [-1, ...lots.lost].flatMap((host) => this.#on.get(host) ?? []);
    const others = [...moved, ...this.#always];
    return others.length === 0 ? stood : [...new Set([...stood, ...others])];
  }

  /** What becomes of each VM; one that stays is put where it is, another where the table has it, if it can run there. */
  #place(lots: Lots, board: Board, vms: readonly number[]): Fates {
    const fates = new Map<number, Worst>();
    for (const vm of vms) board.put(vm, -1);
    for (const vm of vms) {
      const fate = lots.worst(vm);
      const host = this.hosts[vm] ?? -1;
      fates.set(vm, fate);
      if (fate.kind === "stays") board.put(vm, lots.home(vm) ?? -1);
      else if (fate.kind === "free" && lots.canRun(vm, host) === 2) board.put(vm, host);
    }
    return fates;
  }

  /** Those that stand nowhere go to the first host in order that takes them. */
  #refit(lots: Lots, board: Board, recipe: RefitProof, fates: Fates, first: PlacementTable = []): void {
    const { order, hosts } = recipe;
    const rank = this.#ranks.get(order) ?? new Int32Array(lots.model.vms.length).fill(-1);
    if (!this.#ranks.has(order)) for (const [i, vm] of order.entries()) rank[vm] = i;
    this.#ranks.set(order, rank);
    const open: number[] = [];
    for (const [vm, fate] of fates) {
      const at = rank[vm] ?? -1;
      if (fate.kind === "free" && at >= 0 && board.at(vm) < 0) open.push(at);
    }
    const takes = (vm: number, host: number) =>
      lots.row(vm)[host] === 2 && board.holds(host, vm) && obeys(lots, board, vm, host);
    const successors = this.#successors(lots, recipe.takeover ?? []);
    const sorted = Int32Array.from(open).sort();
    for (const at of first.length > 0 || successors.size > 0 ? sorted : []) {
      const vm = order[at] ?? -1;
      const own = first[vm] ?? -1;
      const host = own < 0 ? (successors.get(this.hosts[vm] ?? -1) ?? -1) : own;
      if (takes(vm, host)) board.put(vm, host);
    }
    for (const at of sorted) {
      const vm = order[at] ?? -1;
      if (board.at(vm) < 0) board.put(vm, hosts.find((host) => takes(vm, host)) ?? -1);
    }
  }

  /** By lost host the one that was empty and takes over: within each cluster, in the given order. */
  #successors(lots: Lots, order: readonly number[]): ReadonlyMap<number, number> {
    const successors = new Map<number, number>();
    for (const { id } of order.length > 0 ? lots.model.clusters : []) {
      const own = order.filter((host) => lots.model.hosts[host]?.cluster === id);
      const spare = own.filter((host) => !this.#used.has(host) && !lots.isLost(host));
      const lost = own.filter((host) => this.#used.has(host) && lots.isLost(host));
      for (const [i, host] of lost.entries()) if (spare[i] !== undefined) successors.set(host, spare[i]);
    }
    return successors;
  }
}

function move(lots: Lots, board: Board, moves: readonly number[], fates: Fates): void {
  for (let i = 0; i + 1 < moves.length; i += 2) {
    const [vm, host] = [moves[i] ?? -1, moves[i + 1] ?? -1];
    if (fates.get(vm)?.kind === "free") board.put(vm, lots.canRun(vm, host) === 2 ? host : -1);
  }
}

function obeys(lots: Lots, board: Board, vm: number, host: number): boolean {
  const rules = lots.model.rulesOf[vm] ?? [];
  return (
    rules.length === 0 || !rules.some((rule) => mayBreak(lots, rule, (one) => (one === vm ? host : board.at(one))))
  );
}

function mayBreak(lots: Lots, rule: PairRule, at: (vm: number) => number): boolean {
  return rule.mandatory !== false && breaks(lots.model, rule, standing(lots.model, rule, at), "perhaps");
}

function judge(lots: Lots, board: Board, fates: Fates): string | undefined {
  const { model } = lots;
  const rules = new Set<PairRule>();
  const running = new Set<string>();
  for (const [vm, fate] of fates) {
    const stands = board.at(vm) >= 0;
    if (fate.kind === "fails") return `${model.vms[vm]?.id} is lost, or may be`;
    if (fate.kind === "free" && fate.required && !stands) return `${model.vms[vm]?.id} is not placed where it can run`;
    if (!stands) continue;
    if (fate.counts && model.replicas.has(vm)) running.add(model.vms[vm]?.id ?? "");
    for (const rule of model.rulesOf[vm] ?? []) rules.add(rule);
  }
  const full = board.overfull();
  if (full !== undefined) return `${model.hosts[full]?.id} is overfull, or may be`;
  for (const rule of rules) if (mayBreak(lots, rule, (vm) => board.at(vm))) return `${rule.id} is broken, or may be`;
  const isShort = ({ vms, quorum }: Service) => vms.filter((id) => running.has(id)).length < (quorum ?? vms.length);
  const short = model.services.find(isShort);
  return short && `${short.id} lacks replicas`;
}
