import type { EstateIndex, Id, RecoveryCertificates, Requirement } from "../estate";
import { Certifier } from "./certify/certifier";
import { type Explanation, explain } from "./explain/explain";
import { JointJudge, MOST_OPEN } from "./judge/joint";
import { type Judged, OPEN } from "./judge/judge";
import { movementsOf } from "./model/compile";
import type { SearchWork } from "./prove-requirement";
import type { FailedDomain } from "./verdict";

/** Decides single scenarios of one requirement as they are asked for, whatever its tolerance. */
export class ScenarioProver {
  readonly #certifier: Certifier;
  readonly #judge: JointJudge;
  readonly #domains: FailedDomain[] = [];
  readonly #positions = new Map<string, number>();
  readonly #tooOpen: boolean;

  constructor(index: EstateIndex, requirement: Requirement, work: SearchWork) {
    const movements = movementsOf(index, requirement);
    this.#certifier = new Certifier(index);
    this.#tooOpen = [...movements.values()].filter((movement) => movement === "unknown").length > MOST_OPEN;
    this.#judge = new JointJudge(index, requirement, movements, this.#domains, this.#certifier, work);
  }

  /** `proof` is a key in `content`. */
  decide(failed: readonly FailedDomain[]): Judged {
    const because = "it is not known of too many clusters whether their VMs may be moved";
    if (this.#tooOpen) return { ...OPEN, outcome: "undecided", proof: this.#certifier.open(because), because };
    return this.#judge.judge(this.#named(failed));
  }

  /** Of a scenario that failed. */
  explain(failed: readonly FailedDomain[]): Explanation {
    return explain(this.#judge.failureOf(this.#named(failed)));
  }

  /** Of a scenario that is survived: the host of each VM that is placed; undefined where there is no single placement. */
  placement(failed: readonly FailedDomain[]): ReadonlyMap<Id, Id> | undefined {
    return this.#judge.placementOf(this.#named(failed));
  }

  content(): RecoveryCertificates {
    return this.#certifier.content();
  }

  #named(failed: readonly FailedDomain[]): readonly number[] {
    return failed.map((domain) => {
      const key = `${domain.kind}\u0000${domain.id}`;
      const position = this.#positions.get(key) ?? this.#domains.push(domain) - 1;
      this.#positions.set(key, position);
      return position;
    });
  }
}
