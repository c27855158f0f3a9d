import type { Id, Source } from "../estate";

/** What a change does. */
export type FixKind =
  | "turn-ha-on"
  | "turn-component-protection-on"
  | "turn-drs-on"
  | "reconnect-host"
  | "mount-datastore"
  | "connect-network"
  | "add-uplink"
  | "add-storage-path"
  | "move-disk"
  | "widen-rule"
  | "soften-rule"
  | "drop-rule"
  | "spread-service"
  | "add-capacity"
  | "add-host"
  | "lower-promise";

/** One field of the estate document before and after. */
export interface Edit {
  /** List and id of the object, e.g. `hosts/esx-01`. */
  readonly object: string;
  /** JSON pointer into the estate document; one past the end of a list adds an entry. */
  readonly pointer: string;
  /** Absent: there is nothing there before. */
  readonly before?: unknown;
  /** Absent: there is nothing there after. */
  readonly after?: unknown;
  /** Where the object is declared, if it is there before. */
  readonly source?: Source;
}

/** One change in words. */
export interface FixStep {
  readonly kind: FixKind;
  /** What to do, a sentence without full stop. */
  readonly sentence: string;
  /** An amount in the sentence that was made as small as it could be. */
  readonly amount?: FixAmount;
}

export interface FixAmount {
  readonly value: number;
  /** `MiB`, `cores`, `hosts`, or the name of a resource. */
  readonly unit: string;
  /** With one unit less the requirement was proven to fail; `false`: that it fails with less was not proven. */
  readonly smallest: boolean;
}

/** A change of the estate with which the requirement is proven to hold: the changed estate was proven again from scratch. */
export interface Fix {
  /** Usually one; more where one change does not do. */
  readonly steps: readonly FixStep[];
  /** Objects of the estate that it changes or adds. */
  readonly changes: number;
  readonly edits: readonly Edit[];
  /** Requirements that failed and now are proven; none that was proven before is lost. */
  readonly cures: readonly Id[];
  /** It promises less instead of surviving more. */
  readonly weakens: boolean;
}

/** What was found for one failing requirement, and how far it was looked. */
export interface FixReport {
  readonly requirement: Id;
  /** By the number of changes; those that promise less come last among equals. */
  readonly fixes: readonly Fix[];
  /** Most steps of one fix that were tried together. */
  readonly steps: number;
  /** Changed estates that were proven. */
  readonly proofs: number;
  /** `complete`: every candidate was tried; `bounded`: the number of proofs ended it; `stopped`: the caller did; `skipped`: not looked for. */
  readonly search: "complete" | "bounded" | "stopped" | "skipped";
}
