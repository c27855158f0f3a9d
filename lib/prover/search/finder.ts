import { isDead, type Problem } from "../fates/problem";
import { adopted, amended } from "../previous/adopt";
import type { Hint, Previous } from "../previous/previous";
import type { Board } from "./board";
import { Reference } from "./reference";
import { movesBetween, type RefitOrder, type Refitted, refit, repaired } from "./refit";
import { refuteByBounds, type Solution, solve } from "./solve";
import type { Steps } from "./steps";
import { refuteBySums } from "./sums";
import { Lessons } from "./weights/lessons";

const MOST_REFERENCES = 4;
/** So many references are made from repairs. */
const MOST_LEARNED = 4;

/** A placement, and how it is come to. */
export interface Found {
  readonly kind: "found";
  readonly board: Board;
  /** Position in `references`: the placement that `refit` starts from. */
  readonly reference: number;
  /** What has to be moved after following the recipe from the reference: VM, host, VM, host, ...; -1: left down. */
  readonly moves?: readonly number[];
}

/** Finds placements for the scenarios of one requirement, one from another. */
export class Finder {
  /** Placements that `refit` may start from; the first is that of the empty scenario, if it is survived. */
  readonly references: Reference[] = [];
  readonly #lessons = new Lessons();
  #learned = 0;

  /** Of tables of the earlier proof, their positions in `references`. */
  readonly #adopted = new Map<number, number>();

  constructor(
    readonly order: RefitOrder,
    readonly previous?: Previous,
  ) {}

  find(problem: Problem, steps: Steps): Found | Exclude<Solution, { readonly kind: "placed" }> {
    if (isDead(problem)) return { kind: "impossible", proof: { kind: "dead" } };
    const hint = this.previous?.hint(problem.situation.scenario);
    const refuted = hint?.failed === true ? refuteByBounds(problem) : undefined;
    if (refuted !== undefined) return { kind: "impossible", proof: refuted };
    const tried: (readonly [number, Refitted])[] = [];
    for (const [reference, placement] of this.#likely()) {
      const refitted = refit(problem, placement, this.order);
      if (refitted.isComplete) return { kind: "found", board: refitted.board, reference };
      tried.push([reference, refitted]);
    }
    const again = hint && this.#again(problem, hint, steps);
    if (again !== undefined) return again;
    const short = refuteBySums(problem);
    const known = short ?? this.#lessons.refute(problem);
    if (known !== undefined) return { kind: "impossible", proof: known };
    for (const [reference, refitted] of tried.sort(([, a], [, b]) => a.left.length - b.left.length)) {
      const found = repaired(refitted, steps);
      if (found === undefined) continue;
      this.#learn(found.board);
      return { kind: "found", reference, ...found };
    }
    const solution = this.solve(problem, steps);
    return solution.kind === "placed" ? this.#asReference(problem, solution.board) : solution;
  }

  /** Whether there is a placement at all; what has been learned comes first. */
  solve(problem: Problem, steps: Steps): Solution {
    const known = this.#lessons.refute(problem);
    if (known !== undefined) return { kind: "impossible", proof: known };
    const solution = solve(problem, steps);
    if (solution.kind === "impossible") this.#lessons.learn(problem, solution.proof);
    return solution;
  }

  /** By what showed it before. */
  #again(problem: Problem, hint: Hint, steps: Steps): Found | undefined {
    if (hint.table === undefined || this.previous === undefined) return undefined;
    const reference = this.#adopted.get(hint.table);
    const known = reference === undefined ? undefined : this.references[reference];
    if (reference === undefined || known === undefined) {
      const board = adopted(problem, this.previous.table(hint.table), this.order, steps);
      if (board === undefined) return undefined;
      this.#adopted.set(hint.table, this.references.length);
      return this.#asReference(problem, board);
    }
    const refitted = refit(problem, known, this.order);
    if (refitted.isComplete) return { kind: "found", board: refitted.board, reference };
    const board = amended(refitted, hint, steps);
    return board && { kind: "found", board, reference, moves: movesBetween(refitted.board, board) };
  }

  #asReference(problem: Problem, board: Board): Found {
    const made = new Reference(board);
    const reference = this.references.push(made) - 1;
    const refitted = refit(problem, made, this.order);
    if (refitted.isComplete) return { kind: "found", board: refitted.board, reference };
    return { kind: "found", board, reference, moves: movesBetween(refitted.board, board) };
  }

  /** A placement with empty hosts, which may take over from others: so one that was hard to find serves for all hosts that are alike. */
  #learn(board: Board): void {
    if (this.#learned >= MOST_LEARNED) return;
    const reference = new Reference(board);
    if (reference.empty.size === 0) return;
    this.#learned += 1;
    this.references.push(reference);
  }

  /** The first placement, and those found last. */
  #likely(): readonly (readonly [number, Reference])[] {
    return [...this.references.entries()].filter(([i]) => i === 0 || i >= this.references.length - MOST_REFERENCES);
  }
}
