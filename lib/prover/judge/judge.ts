import type { DeciderOptions } from "../decider";
import type { Failed } from "../decision";
import type { Situation } from "../fates/situation";
import type { MissingFact } from "../verdict";

/** What is said of one scenario. */
export interface Judged {
  readonly outcome: "survived" | "failed" | "undecided";
  /** Key of the proof in the certificates. */
  readonly proof: string;
  /** Most untouched VMs that a witness moves. */
  readonly migrations: number;
  /** Of a failed one, what failures that are told together have in common. */
  readonly sort: string;
  /** Of an undecided one. */
  readonly missing: readonly MissingFact[];
  readonly because: string;
}

export interface JudgeOptions extends DeciderOptions {
  /** See `ProveOptions`. */
  readonly threads?: number;
  /** How many scenarios there are. */
  readonly scenarios?: number;
}

/** Decides the scenarios of one requirement, given as positions in the domains of its tolerance. */
export interface Judge {
  /** Largest number of scenarios that it is worth asking for. */
  readonly mostScenarios: number;
  /** Asked for each scenario once, in their order. */
  judge(positions: readonly number[]): Judged;
  /** No more scenario will be asked for. */
  end(): void;
  /** The failure of a scenario that failed, once more, to be explained; and the situation before it. */
  failureOf(positions: readonly number[]): Failed;
  /** What domains look like before any failure. */
  readonly before: Situation;
}

/** What counterexamples must have in common to be told together. */
export function sortOf({ why }: Failed): string {
  if (why.kind !== "placement") return why.kind;
  return "dimension" in why.proof ? `${why.proof.kind} ${why.proof.dimension}` : why.proof.kind;
}

export const OPEN: Pick<Judged, "sort" | "missing" | "because" | "migrations"> = {
  sort: "",
  missing: [],
  because: "",
  migrations: 0,
};
