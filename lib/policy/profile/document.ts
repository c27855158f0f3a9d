import type { Severity } from "../finding";

/** A profile as its author writes it, in JSON or YAML. */
export interface ProfileDocument {
  /** Names the JSON Schema of this document for editors; not read. */
  readonly $schema?: string;
  readonly name: string;
  /** What it is for, in one sentence. */
  readonly description?: string;
  /** Names of the profiles whose rules and settings it takes over; later ones win. */
  readonly extends?: readonly string[];
  /** By rule id. A rule named here is in the profile, unless it is `off`. */
  readonly rules?: { readonly [id: string]: RuleSetting };
}

/** `off`, a severity, or more. */
export type RuleSetting = "off" | Severity | DetailedSetting;

export interface DetailedSetting {
  readonly severity?: Severity;
  /** Severity where a fact is missing. */
  readonly undecided?: Severity;
  readonly parameters?: { readonly [name: string]: unknown };
}
