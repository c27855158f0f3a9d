import { isDead, type Problem } from "../fates/problem";
import type { Board } from "./board";
import { Reference } from "./reference";
import { movesBetween, type RefitOrder, type Refitted, refit, repaired } from "./refit";
import { type Solution, solve } from "./solve";
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

  constructor(readonly order: RefitOrder) {}

  find(problem: Problem, steps: Steps): Found | Exclude<Solution, { readonly kind: "placed" }> {
    if (isDead(problem)) return { kind: "impossible", proof: { kind: "dead" } };
    const tried: (readonly [number, Refitted])[] = [];
    for (const [reference, placement] of this.#likely()) {
      const refitted = refit(problem, placement, this.order);
      if (refitted.isComplete) return { kind: "found", board: refitted.board, reference };
      tried.push([reference, refitted]);
    }
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
