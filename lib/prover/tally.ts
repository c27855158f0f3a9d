import { distinctFacts } from "./blame";
import type { FailedScenario } from "./explain/counterexamples";
import type { Judged } from "./judge/judge";
import type { Universe } from "./scenarios/tolerance";
import type { MissingFact, ScenarioCounts, UndecidedScenario, Verdict } from "./verdict";

const MOST_EXAMPLES = 10;

/** What has been said of a requirement's scenarios so far. */
export class Tally {
  readonly failed: FailedScenario[] = [];
  readonly examples: UndecidedScenario[] = [];
  decided = 0;
  survived = 0;
  migrations = 0;
  #undecided = 0;
  #lastMissing: readonly MissingFact[] = [];
  readonly #missing = new Map<string, MissingFact>();

  constructor(readonly universe: Universe) {}

  get total(): number {
    return this.universe.total;
  }

  count(scenario: readonly number[], judged: Judged): void {
    this.decided += 1;
    if (judged.outcome === "survived") {
      this.survived += 1;
      this.migrations = Math.max(this.migrations, judged.migrations);
    } else if (judged.outcome === "failed") {
      this.failed.push({ scenario, proof: judged.proof, sort: judged.sort });
    } else {
      this.#undecided += 1;
      if (judged.missing !== this.#lastMissing)
        for (const fact of judged.missing) this.#missing.set(`${fact.object}\u0000${fact.fact}`, fact);
      this.#lastMissing = judged.missing;
      if (this.examples.length < MOST_EXAMPLES) {
        const failed = scenario.flatMap((position) => this.universe.domains[position] ?? []);
        this.examples.push({ failed, because: judged.because, missing: judged.missing });
      }
    }
  }

  /** The work ended: what has not been decided is open. */
  stop(because: string): void {
    if (this.examples.length === MOST_EXAMPLES) return;
    this.examples.push({
      failed: [],
      because: `${this.total - this.decided} scenarios are open: ${because}`,
      missing: [],
    });
  }

  get missing(): readonly MissingFact[] {
    return distinctFacts([...this.#missing.values()]);
  }

  get scenarios(): ScenarioCounts {
    const { total, survived, failed } = this;
    return { total, survived, failed: failed.length, undecided: this.#undecided + total - this.decided };
  }

  get verdict(): Verdict {
    if (this.failed.length > 0) return "fails";
    return this.scenarios.undecided > 0 ? "undecided" : "tolerates";
  }
}
