import type { EstateIndex, Id, Requirement } from "../../estate";
import { distinctFacts } from "../blame";
import type { Certifier } from "../certify/certifier";
import { Decider, type DeciderOptions, type Decision, type Failed, type Survived } from "../decider";
import type { Situation } from "../fates/situation";
import { compileModel, type Movements } from "../model/compile";
import { Scenario } from "../scenarios/scenario";
import type { FailedDomain } from "../verdict";
import { type Judge, type Judged, OPEN, sortOf } from "./judge";

interface Part {
  readonly decider: Decider;
  /** By the positions of what fails in it. */
  readonly decided: Map<string, Decision>;
}

/**
 * Decides clusters that nothing ties together one by one: a scenario is survived iff each part survives what fails in it, and each part
 * meets the same failure only once.
 */
export class SplitJudge implements Judge {
  readonly mostScenarios = 5_000_000;
  readonly #parts: readonly Part[];
  readonly #partOfPosition: readonly number[];
  #joint: Judge | undefined;
  readonly #survivals = new Map<string, string>();

  constructor(
    index: EstateIndex,
    requirement: Requirement,
    movements: Movements,
    parts: readonly (readonly Id[])[],
    domains: readonly FailedDomain[],
    readonly certifier: Certifier,
    readonly makeJoint: () => Judge,
    options: DeciderOptions,
  ) {
    this.#parts = parts.map((clusters) => ({
      decider: new Decider(compileModel(index, requirement, movements, new Set(clusters)), options),
      decided: new Map(),
    }));
    this.#partOfPosition = domains.map(({ id }) =>
      parts.findIndex((clusters) => clusters.includes(index.hosts.get(id)?.cluster ?? "")),
    );
  }

  get before(): Situation {
    return this.#whole().before;
  }

  judge(positions: readonly number[], failed: readonly FailedDomain[]): Judged {
    const decisions = this.#decide(positions, failed);
    const failures = decisions.flatMap((decision, p) => (decision.outcome === "failed" ? [{ decision, p }] : []));
    const [failure] = failures;
    if (failure !== undefined) {
      const decider = this.#parts[failure.p]?.decider;
      if (decider === undefined) throw new Error("a part has a decider");
      const proof = this.certifier.proofOf(decider, failure.decision, false);
      return {
        ...OPEN,
        outcome: "failed",
        proof,
        sort: failure.decision.outcome === "failed" ? sortOf(failure.decision) : "",
      };
    }
    const open = decisions.find((decision) => decision.outcome === "undecided");
    if (open?.outcome === "undecided") {
      const missing = distinctFacts(decisions.flatMap((one) => (one.outcome === "undecided" ? one.missing : [])));
      const proof = missing.length > 0 ? this.certifier.missing(missing) : this.certifier.open(open.because);
      return { ...OPEN, outcome: "undecided", proof, missing, because: open.because };
    }
    const survivals = decisions.flatMap((decision) => (decision.outcome === "survived" ? [decision] : []));
    const proof = this.#survival(survivals);
    if (proof === undefined) return this.#whole().judge(positions, failed);
    return {
      ...OPEN,
      outcome: "survived",
      proof,
      migrations: survivals.reduce((sum, { migrations }) => sum + migrations, 0),
    };
  }

  failureOf(positions: readonly number[], failed: readonly FailedDomain[]): Failed {
    const failure = this.#decide(positions, failed).find((decision) => decision.outcome === "failed");
    if (failure?.outcome !== "failed") throw new Error("a failed scenario did not fail again");
    return failure;
  }

  #decide(positions: readonly number[], failed: readonly FailedDomain[]): readonly Decision[] {
    return this.#parts.map((part, p) => {
      let key = "";
      for (const position of positions) if (this.#partOfPosition[position] === p) key += `${position} `;
      const known = part.decided.get(key);
      if (known !== undefined) return known;
      const own = failed.filter((_, i) => this.#partOfPosition[positions[i] ?? -1] === p);
      const decision = part.decider.decide(new Scenario(own));
      part.decided.set(key, decision);
      return decision;
    });
  }

  /** One recipe for all parts, where each follows one. */
  #survival(survivals: readonly Survived[]): string | undefined {
    if (survivals.some(({ board, bySearch }) => board !== undefined || bySearch !== undefined)) return undefined;
    const key = survivals.map(({ reference }) => reference).join();
    const known = this.#survivals.get(key);
    if (known !== undefined) return known;
    const parts = this.#parts.map(({ decider }, p) => ({ decider, reference: survivals[p]?.reference ?? 0 }));
    const proof = this.certifier.recipe(parts);
    this.#survivals.set(key, proof);
    return proof;
  }

  #whole(): Judge {
    this.#joint ??= this.makeJoint();
    return this.#joint;
  }
}
