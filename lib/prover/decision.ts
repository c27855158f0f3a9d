import type { Continues, Exposed } from "./fates/continuity";
import type { Problem } from "./fates/problem";
import type { Situation } from "./fates/situation";
import type { BrokenStart } from "./fates/start";
import type { Impossible } from "./search/impossible";
import type { MissingFact } from "./verdict";

export type Decision = Survived | Failed | Undecided;

export interface Survived {
  readonly outcome: "survived";
  /** Position in `references` of the decider: the placement that `refit` starts from. */
  readonly reference: number;
  /** By the recipe with where VMs go first. */
  readonly swept?: boolean;
  /** What has to be moved after following the recipe from the reference: VM, host, VM, host, ...; -1: left down. */
  readonly moves?: readonly number[];
  /** Untouched VMs that the witness moves. */
  readonly migrations: number;
  /** Why replicas stay running, where the requirement asks for continuity. */
  readonly continues?: Continues;
  /** Survived in every way in which unknown facts may turn out, each with a placement of its own: steps of search. */
  readonly bySearch?: number;
}

/** By following the sweep's recipe. */
export const SWEPT: Survived = { outcome: "survived", reference: 0, migrations: 0, swept: true };

export interface Failed {
  readonly outcome: "failed";
  readonly situation: Situation;
  readonly problem: Problem;
  readonly why:
    | { readonly kind: "start"; readonly start: BrokenStart }
    | { readonly kind: "placement"; readonly proof: Impossible }
    | { readonly kind: "continuity"; readonly exposed: Exposed };
}

export interface Undecided {
  readonly outcome: "undecided";
  readonly missing: readonly MissingFact[];
  readonly because: string;
}
