import type { PlacementTable, RefitProof, Service, WitnessProof } from "../estate";
import { Board } from "./board";
import type { Lots, Worst } from "./lots";
import type { PairRule } from "./model";

/** Why a placement does not show that the scenario is survived; `undefined`: it does. */
type Flaw = string | undefined;

/** A table of placements before anything fails, as far as all scenarios can share it; for one answer to who may be moved. */
export class Table {
  readonly #board: Board | undefined;
  readonly #on = new Map<number, number[]>();
  /** VMs that any scenario may concern, wherever they stand. */
  readonly #always: readonly number[];
  readonly #ranks = new Map<readonly number[], ReadonlyMap<number, number>>();

  constructor(
    readonly before: Lots,
    readonly hosts: PlacementTable,
  ) {
    const { model } = before;
    const board = new Board(before);
    const sound = judge(board, place(board, model.considered, hosts)) === undefined;
    this.#board = sound && before.world.isQuiet ? board : undefined;
    this.#always = model.considered.filter(
      (vm) => model.replicas.has(vm) || (before.home(vm) === undefined && model.restarts(vm) < 2),
    );
    for (const vm of model.considered) {
      const host = before.home(vm) ?? board.at(vm);
      this.#on.set(host, [...(this.#on.get(host) ?? []), vm]);
    }
  }

  /** Whether the placement that the proof describes is one after the failure, whatever the estate does not tell. */
  flaw(lots: Lots, proof: WitnessProof | RefitProof): Flaw {
    const { model } = lots;
    const shares = this.#board !== undefined && lots.world.isQuiet;
    const moves = proof.kind === "witness" ? proof.moves : [];
    const moved = moves.filter((_, i) => i % 2 === 0);
    const lost = shares ? [...this.#on].flatMap(([host, vms]) => (host < 0 || lots.isLost(host) ? vms : [])) : [];
    const vms = shares ? [...new Set([...lost, ...moved, ...this.#always])] : model.considered;
    const board = new Board(lots, shares ? this.#board : undefined);
    for (const vm of vms) board.put(vm, -1);
    const fates = place(board, vms, this.hosts);
    if (proof.kind === "refit") this.#refit(board, proof, fates);
    for (let i = 0; i + 1 < moves.length; i += 2) {
      const [vm, host] = [moves[i] ?? -1, moves[i + 1] ?? -1];
      if (fates.get(vm)?.kind === "free") board.put(vm, lots.canRun(vm, host) === 2 ? host : -1);
    }
    return judge(board, fates);
  }

  /** Those that cannot stay go to the first host in order that takes them. */
  #refit(board: Board, { order, hosts }: RefitProof, fates: Fates): void {
    const { lots } = board;
    const rank = this.#ranks.get(order) ?? new Map(order.map((vm, i) => [vm, i]));
    this.#ranks.set(order, rank);
    const open = [...fates.keys()].filter((vm) => fates.get(vm)?.kind === "free" && board.at(vm) < 0 && rank.has(vm));
    for (const vm of open.sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0))) {
      const takes = (host: number) => lots.canRun(vm, host) === 2 && board.holds(host, vm) && obeys(board, vm, host);
      board.put(vm, hosts.find(takes) ?? -1);
    }
  }
}

/** Why the placement of the VMs that stay where they are may be broken before anything fails: then nothing is survived. */
export function startFlaw(before: Lots): Flaw {
  const { model } = before;
  const board = new Board(before);
  for (const vm of model.considered) {
    const home = before.home(vm);
    if (home !== undefined && before.canRun(vm, home) < 2)
      return `${model.vms[vm]?.id} may not be able to run where it is`;
    if (home !== undefined) board.put(vm, home);
  }
  const full = [...board.changed].find((host) => !board.holds(host));
  const broken = model.pairRules.find((rule) => board.breaks(rule));
  if (full !== undefined) return `${model.hosts[full]?.id} is overfull before anything fails, or may be`;
  return broken === undefined ? undefined : `${broken.id} is broken before anything fails, or may be`;
}

type Fates = ReadonlyMap<number, Worst>;

/** What becomes of each VM; one that stays is put where it is, another where the table has it, if it can run there. */
function place(board: Board, vms: readonly number[], table: PlacementTable): Fates {
  const fates = new Map(vms.map((vm) => [vm, board.lots.worst(vm)] as const));
  for (const [vm, fate] of fates) {
    const host = table[vm] ?? -1;
    if (fate.kind === "stays") board.put(vm, fate.host);
    else if (fate.kind === "free" && board.lots.canRun(vm, host) === 2) board.put(vm, host);
  }
  return fates;
}

function obeys(board: Board, vm: number, host: number): boolean {
  const rules = board.lots.model.rulesOf[vm] ?? [];
  if (rules.length === 0) return true;
  board.put(vm, host);
  const broken = rules.some((rule) => board.breaks(rule));
  board.put(vm, -1);
  return !broken;
}

function judge(board: Board, fates: Fates): Flaw {
  const { model } = board.lots;
  const rules = new Set<PairRule>();
  const running = new Set<string>();
  for (const [vm, fate] of fates) {
    const stands = board.at(vm) >= 0;
    if (fate.kind === "fails") return `${model.vms[vm]?.id} is lost, or may be`;
    if (fate.kind === "free" && fate.required && !stands) return `${model.vms[vm]?.id} is not placed where it can run`;
    if (!stands || fate.kind === "nothing") continue;
    if (fate.counts && model.replicas.has(vm)) running.add(model.vms[vm]?.id ?? "");
    for (const rule of model.rulesOf[vm] ?? []) rules.add(rule);
  }
  for (const host of board.changed) if (!board.holds(host)) return `${model.hosts[host]?.id} is overfull, or may be`;
  for (const rule of rules) if (board.breaks(rule)) return `${rule.id} is broken, or may be`;
  const isShort = ({ vms, quorum }: Service) => vms.filter((id) => running.has(id)).length < (quorum ?? vms.length);
  const short = model.services.find(isShort);
  return short === undefined ? undefined : `${short.id} lacks replicas`;
}
