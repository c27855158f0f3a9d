import { type Certificates, inventoryOf } from "../estate";
import { type Decision, type Failed, type Survived, SWEPT, type Undecided } from "./decision";
import { type Continuation, Continuity } from "./fates/continuity";
import { missingFacts } from "./fates/missing";
import type { Reading } from "./fates/plan";
import { asksTheSame, type Problem, problemOf } from "./fates/problem";
import { Situation } from "./fates/situation";
import { type BrokenStart, brokenStart } from "./fates/start";
import { worldsOf } from "./fates/worlds";
import { MOVABLE, type Model } from "./model/model";
import { Previous } from "./previous/previous";
import { Scenario } from "./scenarios/scenario";
import type { Board } from "./search/board";
import { Finder } from "./search/finder";
import type { Impossible } from "./search/impossible";
import type { Reference } from "./search/reference";
import { type RefitOrder, refitOrder } from "./search/refit";
import { type Solution, solve } from "./search/solve";
import { Steps } from "./search/steps";
import { bulkOf } from "./search/units";
import type { Sweep } from "./sweep/sweep";
import { sweepFor } from "./sweep/sweep-for";
import type { MissingFact } from "./verdict";
import { faultOf } from "./witness/check";

/** So many scenarios of one requirement may use all their steps; then those that need any are left open. */
const HARD_SCENARIOS = 40;

export interface DeciderOptions {
  readonly stepsPerScenario: number;
  readonly shouldStop: () => boolean;
  /** See `ProveOptions`. */
  readonly sweepFrom?: number;
  readonly previous?: Certificates;
}

/** Decides scenarios of one requirement, each VM's movement being settled. */
export class Decider {
  readonly before: Situation;
  readonly #finder: Finder;
  readonly #whole: Steps;
  readonly #base: { readonly [reading in Reading]: Problem };
  readonly #continuity: Continuity | undefined;
  readonly #brokenForSure: BrokenStart | undefined;
  readonly #mayBeBroken: boolean;
  /** Whether anything may be moved to make room. */
  readonly #moves: boolean;
  readonly #seesAllVms: boolean;
  readonly #seesAllHosts: boolean;
  /** Failures that took steps to prove, by what failed: where steps are short, they might not be proven again. */
  readonly #proven = new Map<string, Impossible>();
  #sweep: Sweep | undefined;

  constructor(
    readonly model: Model,
    readonly options: DeciderOptions,
  ) {
    this.#whole = new Steps(options.stepsPerScenario * HARD_SCENARIOS);
    this.before = new Situation(model, new Scenario([]));
    const strict = problemOf(this.before, "strict");
    this.#base = { strict, lenient: problemOf(this.before, "lenient") };
    const previous = Previous.of(options.previous, model.requirement.id, model);
    this.#finder = new Finder(refitOrder(strict, bulkOf(strict)), previous);
    this.#brokenForSure = brokenStart(this.before, "lenient");
    this.#mayBeBroken = this.#brokenForSure !== undefined || brokenStart(this.before, "strict") !== undefined;
    this.#moves = model.cohorts.some(({ home }) => home === MOVABLE);
    const isKnown = model.missing.length === 0 && !model.tooLarge;
    const inventories = model.scope.clusters.map(inventoryOf);
    this.#seesAllVms = isKnown && inventories.every(({ vms }) => vms === "complete");
    this.#seesAllHosts = isKnown && inventories.every(({ hosts }) => hosts === "complete");
    if (model.requirement.continuity === true) this.#continuity = new Continuity(this.before);
  }

  /** Placements that `refit` may start from; the first is that of the empty scenario, if it is survived. */
  get references(): readonly Reference[] {
    return this.#finder.references;
  }

  get order(): RefitOrder {
    return this.#finder.order;
  }

  /** Follows the recipe of the first placement through scenarios of lost hosts, where that is worth it. */
  get sweep(): Sweep | undefined {
    return this.#sweep;
  }

  decide(scenario: Scenario): Decision {
    if (this.#sweep !== undefined && !scenario.takesMoreThanHosts && this.#isSwept(scenario, this.#sweep)) return SWEPT;
    const decision = this.#decideAlone(scenario);
    this.#remember(scenario, decision);
    if (!scenario.isEmpty || decision.outcome !== "survived" || decision.moves !== undefined) return decision;
    this.#sweep = sweepFor(this.#base.strict, this.references[decision.reference], this.order, this.options);
    return this.#sweep === undefined ? decision : SWEPT;
  }

  #isSwept({ failed }: Scenario, sweep: Sweep): boolean {
    const hosts = failed.map(({ id }) => this.model.positionOfHost.get(id) ?? -1);
    return !hosts.includes(-1) && sweep.covers(hosts);
  }

  #remember(scenario: Scenario, decision: Decision): void {
    if (decision.outcome !== "failed" || decision.why.kind !== "placement") return;
    const { proof } = decision.why;
    if (proof.kind === "steps" || proof.kind === "weights" || proof.kind === "search")
      this.#proven.set(keyOf(scenario), proof);
  }

  #decideAlone(scenario: Scenario): Decision {
    const situation = scenario.isEmpty ? this.before : new Situation(this.model, scenario, this.before);
    const proof = this.#proven.get(keyOf(scenario));
    if (proof !== undefined) {
      const problem = problemOf(situation, "lenient", this.#base.lenient);
      return { outcome: "failed", situation, problem, why: { kind: "placement", proof } };
    }
    const strict = problemOf(situation, "strict", this.#base.strict);
    const steps = this.#steps();
    const continues: Continuation = this.#continuity?.judge(situation, steps) ?? { kind: "continues" };
    let strictly: Solution | undefined;
    let isOpen = continues.kind === "open";
    if (this.#seesAllVms && !this.#mayBeBroken && continues.kind === "continues") {
      const found = this.#witness(strict, steps);
      if ("outcome" in found) return this.#continuity === undefined ? found : { ...found, continues };
      strictly = found;
      isOpen ||= found.kind === "open";
    }
    const lenient = problemOf(situation, "lenient", this.#base.lenient);
    if (this.#seesAllHosts) {
      const why = this.#refute(strict, lenient, continues, strictly);
      if (why !== undefined && why !== "open") return { outcome: "failed", situation, problem: lenient, why };
      isOpen ||= why === "open";
    }
    const agreed = this.#agreedByWorlds(situation, lenient);
    if (agreed !== undefined) return agreed;
    return this.#undecided(situation, strict, lenient, isOpen);
  }

  /** Of a scenario that is survived; undefined where no one placement shows it. */
  placement(scenario: Scenario): Board | undefined {
    const decision = this.decide(scenario);
    if (decision.outcome !== "survived" || decision.bySearch !== undefined) return undefined;
    const situation = scenario.isEmpty ? this.before : new Situation(this.model, scenario, this.before);
    const found = this.#finder.find(problemOf(situation, "strict", this.#base.strict), this.#steps());
    return found.kind === "found" ? found.board : undefined;
  }

  /** @param strictly what became of the strict reading, if it was asked */
  #refute(
    strict: Problem,
    lenient: Problem,
    continues: Continuation,
    strictly: Solution | undefined,
  ): Failed["why"] | "open" | undefined {
    if (this.#brokenForSure !== undefined) return { kind: "start", start: this.#brokenForSure };
    if (continues.kind === "breaks") return { kind: "continuity", exposed: continues };
    const known = strictly !== undefined && asksTheSame(strict, lenient) ? strictly : undefined;
    const solution = known ?? this.#finder.solve(lenient, this.#steps());
    if (solution.kind === "impossible") return { kind: "placement", proof: solution.proof };
    return solution.kind === "open" ? "open" : undefined;
  }

  /** Supposes each way in which unknown losses and fates may turn out, and looks whether the outcome is the same in all of them. */
  #agreedByWorlds(situation: Situation, lenient: Problem): Decision | undefined {
    const worlds = situation === this.before ? undefined : worldsOf(situation, this.before);
    if (worlds === undefined) return undefined;
    const steps = this.#steps();
    const canSurvive = this.#seesAllVms && !this.#mayBeBroken;
    if (canSurvive && worlds.every((world) => this.#survivesIn(world, steps))) {
      return { outcome: "survived", bySearch: steps.used, reference: 0, migrations: 0 };
    }
    if (this.#seesAllHosts && worlds.every((world) => this.#failsIn(world, steps))) {
      const why = { kind: "placement", proof: { kind: "search", steps: steps.used } } as const;
      return { outcome: "failed", situation, problem: lenient, why };
    }
    return undefined;
  }

  #survivesIn(world: Situation, steps: Steps): boolean {
    const continues = this.#continuity?.judge(world, steps);
    if (continues !== undefined && continues.kind !== "continues") return false;
    const problem = problemOf(world, "strict");
    const solution = solve(problem, steps);
    return solution.kind === "placed" && faultOf(problem, solution.board.place) === undefined;
  }

  #failsIn(world: Situation, steps: Steps): boolean {
    if (this.#continuity?.judge(world, steps).kind === "breaks") return true;
    return solve(problemOf(world, "lenient"), steps).kind === "impossible";
  }

  #witness(problem: Problem, steps: Steps): Survived | Solution {
    const found = this.#finder.find(problem, steps);
    if (found.kind !== "found") return found;
    const { reference, board, moves } = found;
    const fault = faultOf(problem, board.place);
    if (fault !== undefined) throw new Error(`the prover found a placement that does not hold: ${fault}`);
    const migrations = this.#migrations(problem, board);
    return { outcome: "survived", reference, migrations, ...(moves === undefined ? {} : { moves }) };
  }

  #steps(): Steps {
    return new Steps(this.options.stepsPerScenario, this.options.shouldStop, this.#whole);
  }

  /** VMs that the failure does not touch, and that stand elsewhere than in the first placement. */
  #migrations(problem: Problem, board: Board): number {
    const first = this.references[0]?.board;
    if (first === undefined || first === board || !this.#moves) return 0;
    const { hostGone } = problem.situation;
    let count = 0;
    for (let vm = 0; vm < board.place.length; vm += 1) {
      const from = first.place[vm] ?? -1;
      const to = board.place[vm] ?? -1;
      if (from !== to && from !== -1 && to !== -1 && hostGone[from] === 0) count += 1;
    }
    return count;
  }

  #undecided(situation: Situation, strict: Problem, lenient: Problem, isOpen: boolean): Undecided {
    const missing = missingFacts(situation, strict, lenient);
    return { outcome: "undecided", missing, because: this.#because(missing, isOpen) };
  }

  #because(missing: readonly MissingFact[], isOpen: boolean): string {
    if (this.model.tooLarge) return "sizes are too large to be added exactly";
    if (missing.length > 0) {
      const named = missing.slice(0, 3).map(({ object, fact }) => `${fact} of ${object}`);
      const more = missing.length > 3 ? ` and ${missing.length - 3} more` : "";
      return `it depends on facts that are not given: ${named.join(", ")}${more}`;
    }
    if (isOpen) {
      return this.options.shouldStop()
        ? "the work was stopped before it was decided"
        : `no placement was found and none excluded within ${this.options.stepsPerScenario} steps, or those left of ${this.#whole.limit} for all scenarios`;
    }
    return "its outcome rests on a replication, on a platform's reaction that is not documented, or on which replicas stay down";
  }
}

function keyOf({ failed }: Scenario): string {
  return failed.map(({ kind, id }) => `${kind} ${id}`).join("\n");
}
