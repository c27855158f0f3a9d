import { EstateIndex, type Id, type Requirement } from "../../estate";
import { Decider } from "../decider";
import type { Failed } from "../decision";
import type { Elsewhere } from "../elsewhere";
import { Situation } from "../fates/situation";
import { compileModel, type Movements } from "../model/compile";
import type { Model } from "../model/model";
import type { Work } from "../prove-requirement";
import { Scenario } from "../scenarios/scenario";
import { scenariosOf, type Universe, universeOf } from "../scenarios/tolerance";
import type { FailedDomain } from "../verdict";
import { type StartPlacement, withStart } from "./placed";

/** What a start placement, or a part of one, comes to. */
export type Answer =
  | { readonly kind: "survives" }
  | { readonly kind: "open" }
  | { readonly kind: "fails"; readonly failure: readonly FailedDomain[]; readonly failed: Failed };

/** Placements that are tried at most, whatever their size. */
const MOST_TRIALS = 1500;
/** VMs times scenarios that all trials may come to. */
const MOST_WORK = 100_000_000;
const STEPS_PER_SCENARIO = 20_000;

/** Where should the VMs without a host be, so that every scenario is survived? In clusters that nothing ties to others. */
export class Question {
  /** As the estate is: those VMs are somewhere. */
  readonly model: Model;
  readonly before: Situation;
  readonly universe: Universe;
  tried = 0;
  #work = 0;
  readonly #elsewhere: Elsewhere | undefined;
  /** Failures that refuted placements: the next one is likely to fall for one of them. */
  readonly #refuters: (readonly number[])[] = [];

  constructor(
    readonly index: EstateIndex,
    readonly requirement: Requirement,
    readonly movements: Movements,
    readonly clusters: ReadonlySet<Id>,
    /** Whether these are all clusters of the requirement. */
    readonly isWhole: boolean,
    readonly homeless: readonly Id[],
    readonly work: Work,
  ) {
    this.model = compileModel(index, requirement, movements, clusters);
    this.before = new Situation(this.model, new Scenario([]));
    const hosts = this.model.hosts.map(({ id }) => id);
    this.universe = universeOf(index, requirement.tolerate, hosts);
    this.#elsewhere = work.elsewhere?.(index, requirement, work);
  }

  /** No more trials. */
  get isSpent(): boolean {
    return this.tried >= MOST_TRIALS || this.#work >= MOST_WORK || this.work.shouldStop();
  }

  /** The first scenario that a placement fails in. VMs that it does not name may be anywhere. */
  answer(places: StartPlacement): Answer {
    this.tried += 1;
    const supposed = new EstateIndex(withStart(this.index.estate, places));
    const decider = new Decider(compileModel(supposed, this.requirement, this.movements, this.clusters), {
      stepsPerScenario: Math.min(this.work.stepsPerScenario, STEPS_PER_SCENARIO),
      shouldStop: this.work.shouldStop,
    });
    const elsewhere = this.work.elsewhere?.(supposed, this.requirement, this.work);
    let isOpen = false;
    for (const positions of this.#scenarios()) {
      this.#work += this.model.vms.length;
      if (this.#work >= MOST_WORK || this.work.shouldStop()) return { kind: "open" };
      const failure = this.#named(positions);
      // What comes up elsewhere is not for the prover alone to judge: the whole proof of what is found looks at it.
      if (elsewhere?.takesPart(failure) === true) continue;
      const decision = decider.decide(new Scenario(failure));
      if (decision.outcome === "undecided") isOpen = true;
      if (decision.outcome !== "failed") continue;
      this.#remember(positions);
      return { kind: "fails", failure, failed: decision };
    }
    return { kind: isOpen ? "open" : "survives" };
  }

  #named(positions: readonly number[]): readonly FailedDomain[] {
    return positions.flatMap((position) => this.universe.domains[position] ?? []);
  }

  /** All that are decided where VMs are; those in which some come up elsewhere say nothing of a start placement here. */
  *#scenarios(): Generator<readonly number[]> {
    const first = [...this.#refuters];
    yield* first;
    const asked = new Set(first.map((positions) => positions.join()));
    for (const positions of scenariosOf(this.universe)) {
      if (!asked.has(positions.join()) && this.#elsewhere?.takesPart(this.#named(positions)) !== true) yield positions;
    }
  }

  /** The last one first, few of them. */
  #remember(positions: readonly number[]): void {
    const at = this.#refuters.findIndex((known) => known.join() === positions.join());
    if (at !== -1) this.#refuters.splice(at, 1);
    this.#refuters.unshift(positions);
    this.#refuters.splice(MOST_REFUTERS);
  }
}

const MOST_REFUTERS = 12;
