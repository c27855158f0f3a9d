import type { EstateObject, Id } from "./common";

/**
 * A finding that is accepted, by whom, why and until when. It stays visible as waived in every report, and counts neither for the exit
 * status nor for the gate.
 */
export interface Waiver extends EstateObject {
  /** Id of the rule whose findings are accepted. */
  readonly rule: Id;
  /**
   * Whose findings: globs over `id`, `<list>/<id>`, construct path and Terraform address; `*` is any text, `?` any character. Every object
   * that a finding is about must match one of them.
   * @minItems 1
   */
  readonly objects: readonly Id[];
  /** Why it is accepted, in one line. */
  readonly reason: Id;
  /** Who answers for it. */
  readonly owner?: Id;
  /** Last day on which it holds, `YYYY-MM-DD`; after it the finding counts again. Absent: it holds until it is removed. */
  readonly expires?: IsoDate;
  /**
   * For `failover/requirement-proven`, which is waived in no other way: the failures that are accepted, each as its domains, `<kind>/<id>`, e.g.
   * `[["rack/rack-2"], ["host/esx-1", "host/esx-2"]]`; `[]` among them is the estate before anything fails.
   * @minItems 1
   */
  readonly scenarios?: readonly (readonly Id[])[];
}

/** A day of the calendar, `YYYY-MM-DD`. */
export type IsoDate = string;

/** The one version of the waivers document. */
export const WAIVERS_FORMAT = "failproof.waivers/1";

/** Waivers in a file of their own, for `--waivers`. */
export interface Waivers {
  /** Names the JSON Schema of this document for editors; not read. */
  readonly $schema?: string;
  /** Kind and version of the document. */
  readonly format: typeof WAIVERS_FORMAT;
  /** What is accepted. */
  readonly waivers: readonly Waiver[];
}
