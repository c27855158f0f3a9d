import type { EstateIndex, Id, Requirement } from "../../estate";
import { distinctFacts } from "../blame";
import type { Certifier } from "../certify/certifier";
import { Decider } from "../decider";
import type { Decision, Failed } from "../decision";
import type { Situation } from "../fates/situation";
import { compileModel, type Movements } from "../model/compile";
import type { Movement } from "../model/movement";
import { Scenario } from "../scenarios/scenario";
import type { HelpedSweep } from "../threads/helped-sweep";
import type { FailedDomain, MissingFact } from "../verdict";
import { type Judge, type Judged, type JudgeOptions, OPEN, sortOf } from "./judge";

/** Fewer scenarios are done before a thread has started. */
const WORTH_THREADS = 100_000;

/** Decides all clusters of a requirement together, once for each way in which clusters of which it is not known may be moved. */
export class JointJudge implements Judge {
  readonly mostScenarios = 5_000_000;
  readonly before: Situation;
  readonly #open: readonly Id[];
  readonly #ways: readonly { readonly repack: readonly Id[]; readonly decider: Decider }[];
  readonly #first: Decider;
  /** Of each domain, the host of the model that it is, or -1; as far as domains are known. */
  readonly #hostAt: number[] = [];
  /** What is said of every scenario that the sweep covers. */
  #swept: Judged | undefined;
  #helped: HelpedSweep | undefined;

  constructor(
    index: EstateIndex,
    requirement: Requirement,
    movements: Movements,
    readonly domains: readonly FailedDomain[],
    readonly certifier: Certifier,
    readonly options: JudgeOptions,
  ) {
    this.#open = [...movements].flatMap(([cluster, movement]) => (movement === "unknown" ? [cluster] : []));
    this.#first = new Decider(compileModel(index, requirement, settled(movements, [])), options);
    const [, ...others] = choices(this.#open);
    this.#ways = [
      { repack: [], decider: this.#first },
      ...others.map((repack) => ({
        repack,
        decider: new Decider(compileModel(index, requirement, settled(movements, repack)), options),
      })),
    ];
    this.before = this.#first.before;
  }

  judge(positions: readonly number[]): Judged {
    if (this.#swept !== undefined && this.#isCovered(positions)) return this.#swept;
    const judged = this.#judgeAlone(positions);
    const { sweep } = this.#first;
    if (positions.length > 0 || sweep === undefined || this.#ways.length > 1 || judged.outcome !== "survived")
      return judged;
    this.#swept = judged;
    const { threads = 1, scenarios = 0 } = this.options;
    if (threads > 1 && scenarios >= WORTH_THREADS && scenarios <= this.mostScenarios) {
      const { HelpedSweep }: typeof import("../threads/helped-sweep") = require("../threads/helped-sweep");
      const hostAt = Int32Array.from(this.domains, (_, at) => this.#hostOf(at));
      this.#helped = new HelpedSweep(sweep, hostAt, this.#first.model.requirement.tolerate.host ?? 0);
      this.#helped.start(threads - 1);
    }
    return judged;
  }

  end(): void {
    this.#helped?.stop();
  }

  #isCovered(positions: readonly number[]): boolean {
    if (this.#helped !== undefined) return this.#helped.covers(positions);
    const hosts = positions.map((at) => this.#hostOf(at));
    return !hosts.includes(-1) && this.#first.sweep?.covers(hosts) === true;
  }

  #hostOf(at: number): number {
    const known = this.#hostAt[at];
    if (known !== undefined) return known;
    const domain = this.domains[at];
    const host = domain?.kind === "host" ? this.#first.model.positionOfHost.get(domain.id) : undefined;
    this.#hostAt[at] = host ?? -1;
    return host ?? -1;
  }

  #judgeAlone(positions: readonly number[]): Judged {
    const decisions = this.#decide(positions);
    const [first] = decisions;
    const outcome = decisions.every((decision) => decision.outcome === first?.outcome) ? first?.outcome : undefined;
    if (first === undefined || outcome === undefined || outcome === "undecided") return this.#undecided(decisions);
    const proofs = this.#ways.map(({ repack, decider }, w) => ({
      repack,
      proof: this.certifier.proofOf(decider, decisions[w] ?? first),
    }));
    const [only] = proofs;
    return {
      ...OPEN,
      outcome,
      proof: proofs.length === 1 && only !== undefined ? only.proof : this.certifier.either(proofs),
      migrations: Math.max(...decisions.map((decision) => (decision.outcome === "survived" ? decision.migrations : 0))),
      sort: first.outcome === "failed" ? sortOf(first) : "",
    };
  }

  failureOf(positions: readonly number[]): Failed {
    const failure = this.#decide(positions).find((decision) => decision.outcome === "failed");
    if (failure?.outcome !== "failed") throw new Error("a failed scenario did not fail again");
    return failure;
  }

  /** Of a scenario that is survived: the host of each VM that stands, by one placement. */
  placementOf(positions: readonly number[]): ReadonlyMap<Id, Id> | undefined {
    const board = this.#first.placement(this.#scenario(positions));
    const { vms, hosts } = this.#first.model;
    const stands = (h: number, vm: number): readonly (readonly [Id, Id])[] => {
      const [id, host] = [vms[vm]?.id, hosts[h]?.id];
      return id === undefined || host === undefined ? [] : [[id, host]];
    };
    return board && new Map([...board.place].flatMap(stands));
  }

  #scenario(positions: readonly number[]): Scenario {
    return new Scenario(positions.flatMap((position) => this.domains[position] ?? []));
  }

  #decide(positions: readonly number[]): readonly Decision[] {
    const scenario = this.#scenario(positions);
    return this.#ways.map(({ decider }) => decider.decide(scenario));
  }

  #undecided(decisions: readonly Decision[]): Judged {
    const open = this.#open.map((cluster): MissingFact => ({ object: `clusters/${cluster}`, fact: "drs" }));
    const lacking = decisions.flatMap((decision) => (decision.outcome === "undecided" ? [decision.missing] : []));
    const [only] = lacking;
    const isAll = only !== undefined && lacking.length === 1 && open.length === 0;
    const missing = isAll ? only : distinctFacts([...open, ...lacking.flat()]);
    const undecided = decisions.find((decision) => decision.outcome === "undecided");
    const because =
      undecided?.outcome === "undecided"
        ? undecided.because
        : `it depends on whether running VMs of ${this.#open.join(", ")} may be moved`;
    const proof = this.certifier.proofOf(this.#first, { outcome: "undecided", missing, because });
    return { ...OPEN, outcome: "undecided", proof, missing, because };
  }
}

/** Beyond so many, it is left undecided. */
export const MOST_OPEN = 3;

function settled(movements: Movements, repack: readonly Id[]): Movements {
  return new Map(
    [...movements].map(([cluster, movement]): readonly [Id, Movement] => {
      if (movement !== "unknown") return [cluster, movement];
      return [cluster, repack.includes(cluster) ? "repack" : "pinned"];
    }),
  );
}

/** Every choice of the clusters that are moved, none first. */
function choices(open: readonly Id[]): readonly (readonly Id[])[] {
  if (open.length > MOST_OPEN) return [[]];
  return Array.from({ length: 2 ** open.length }, (_, mask) =>
    open.filter((_id, i) => Math.floor(mask / 2 ** i) % 2 === 1),
  );
}
