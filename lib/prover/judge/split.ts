import type { EstateIndex, Id, Requirement } from "../../estate";
import { distinctFacts } from "../blame";
import type { Certifier } from "../certify/certifier";
import { Decider } from "../decider";
import type { Decision, Failed, Survived } from "../decision";
import type { Situation } from "../fates/situation";
import { compileModel, type Movements } from "../model/compile";
import { Scenario } from "../scenarios/scenario";
import type { FailedDomain } from "../verdict";
import { type Judge, type Judged, type JudgeOptions, OPEN, sortOf } from "./judge";

interface Part {
  readonly decider: Decider;
  /** By the positions of what fails in it. */
  readonly decided: Map<number | string, Decision>;
}

/**
 * Decides clusters that nothing ties together one by one: a scenario is survived iff each part survives what fails in it, and each part
 * meets the same failure only once.
 */
export class SplitJudge implements Judge {
  readonly mostScenarios = 5_000_000;
  readonly #parts: readonly Part[];
  readonly #partOfPosition: Int32Array;
  #joint: Judge | undefined;
  /** Survivals by the references they start from. */
  readonly #survivals = new Map<string, Judged>();

  constructor(
    index: EstateIndex,
    requirement: Requirement,
    movements: Movements,
    parts: readonly (readonly Id[])[],
    readonly domains: readonly FailedDomain[],
    readonly certifier: Certifier,
    readonly makeJoint: () => Judge,
    options: JudgeOptions,
  ) {
    this.#parts = parts.map((clusters) => ({
      decider: new Decider(compileModel(index, requirement, movements, new Set(clusters)), options),
      decided: new Map(),
    }));
    this.#partOfPosition = Int32Array.from(domains, ({ id }) =>
      parts.findIndex((clusters) => clusters.includes(index.hosts.get(id)?.cluster ?? "")),
    );
  }

  get before(): Situation {
    return this.#whole().before;
  }

  judge(positions: readonly number[]): Judged {
    const untouched = this.#survivals.get("");
    if (untouched !== undefined) {
      const migrations = this.#likeUntouched(positions);
      if (migrations !== undefined) return migrations === 0 ? untouched : { ...untouched, migrations };
    }
    const judged = this.#judgeParts(positions);
    if (positions.length === 0 && judged.outcome === "survived") this.#survivals.set("", judged);
    return judged;
  }

  end(): void {
    this.#joint?.end();
  }

  failureOf(positions: readonly number[]): Failed {
    const failure = this.#parts.map((_, p) => this.#decide(positions, p)).find(({ outcome }) => outcome === "failed");
    if (failure?.outcome !== "failed") throw new Error("a failed scenario did not fail again");
    return failure;
  }

  /** Where every part that something fails in survives by the reference it has before: how many VMs that migrates. */
  #likeUntouched(positions: readonly number[]): number | undefined {
    let migrations = 0;
    for (let i = 0; i < positions.length; i += 1) {
      const p = this.#partOfPosition[positions[i] ?? 0] ?? 0;
      const decision = this.#decide(positions, p);
      if (decision.outcome !== "survived" || decision.reference !== 0 || !isRecipe(decision)) return undefined;
      if ((decision.swept === true) !== (this.#parts[p]?.decider.sweep !== undefined)) return undefined;
      migrations += decision.migrations;
    }
    return migrations;
  }

  #judgeParts(positions: readonly number[]): Judged {
    const decisions = this.#parts.map((_, p) => this.#decide(positions, p));
    const failedPart = decisions.findIndex(({ outcome }) => outcome === "failed");
    const failure = decisions[failedPart];
    const decider = this.#parts[failedPart]?.decider;
    if (failure?.outcome === "failed" && decider !== undefined) {
      return {
        ...OPEN,
        outcome: "failed",
        proof: this.certifier.proofOf(decider, failure, false),
        sort: sortOf(failure),
      };
    }
    const open = decisions.find((decision) => decision.outcome === "undecided");
    if (open?.outcome === "undecided") {
      const missing = distinctFacts(decisions.flatMap((one) => (one.outcome === "undecided" ? one.missing : [])));
      const proof = missing.length > 0 ? this.certifier.missing(missing) : this.certifier.open(open.because);
      return { ...OPEN, outcome: "undecided", proof, missing, because: open.because };
    }
    const survivals = decisions.flatMap((decision) => (decision.outcome === "survived" ? [decision] : []));
    return survivals.every(isRecipe) ? this.#recipe(survivals) : this.#whole().judge(positions);
  }

  #decide(positions: readonly number[], p: number): Decision {
    const part = this.#parts[p];
    if (part === undefined) throw new Error("a position lies in a part");
    const own = positions.filter((position) => this.#partOfPosition[position] === p);
    const key = keyOf(own, this.domains.length);
    const known = part.decided.get(key);
    if (known !== undefined) return known;
    const decision = part.decider.decide(new Scenario(own.flatMap((position) => this.domains[position] ?? [])));
    part.decided.set(key, decision);
    return decision;
  }

  /** One recipe for all parts. */
  #recipe(survivals: readonly Survived[]): Judged {
    const migrations = survivals.reduce((sum, one) => sum + one.migrations, 0);
    const key = survivals.map(({ reference, swept }) => (swept === true ? "swept" : reference)).join();
    const known = this.#survivals.get(key);
    if (known !== undefined) return { ...known, migrations };
    const parts = this.#parts.flatMap(({ decider }, p) => {
      const survival = survivals[p];
      return survival === undefined ? [] : [{ decider, ...survival }];
    });
    const judged: Judged = { ...OPEN, outcome: "survived", proof: this.certifier.recipe(parts), migrations };
    this.#survivals.set(key, judged);
    return judged;
  }

  #whole(): Judge {
    this.#joint ??= this.makeJoint();
    return this.#joint;
  }
}

/** Whether it is survived by following the recipe from its reference. */
function isRecipe({ moves, bySearch }: Survived): boolean {
  return moves === undefined && bySearch === undefined;
}

/** A number where few fail: it is looked up for every scenario. */
function keyOf(positions: readonly number[], count: number): number | string {
  const [a = -1, b = -1] = positions;
  return positions.length <= 2 ? (a + 1) * (count + 1) + b + 1 : positions.join();
}
