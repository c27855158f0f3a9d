import type { Id, Platform } from "../../estate";

/** The one version of the declarative rule. */
export const RULE_FORMAT = "failproof.rule/1";

/** A rule as data: which objects, and what must hold of them or of what belongs to them. Its id is its folder. */
export interface DeclarativeRule {
  /** Names the JSON Schema of this document for editors; not read. */
  readonly $schema?: string;
  /** Kind and version of the document. */
  readonly format: typeof RULE_FORMAT;
  /** What must hold, as a sentence without full stop. */
  readonly title: Id;
  /** What happens to whom when it does not hold. */
  readonly why: string;
  /** `error`: a promise is false; `warning`: it hangs by less than it seems; `note`: worth knowing. */
  readonly severity: "error" | "warning" | "note";
  /** Severity where a fact is missing. Default: that of the rule. */
  readonly undecided?: "error" | "warning" | "note";
  /** Only clusters of these platforms, and what is in them. Default: all. */
  readonly platforms?: readonly Platform[];
  /** What to do, in one sentence. */
  readonly fix: string;
  /**
   * Where it comes from.
   * @minItems 1
   */
  readonly sources: readonly DeclarativeSource[];
  /** Profiles that it is in. Default: `baseline`, and so every shipped profile. */
  readonly profiles?: readonly Id[];
  /** Which objects it looks at. */
  readonly each: EachList;
  /** Which of them; others are not applicable. Default: all. */
  readonly where?: Condition;
  /** What must hold of each. */
  readonly must?: Condition;
  /** What must hold of what belongs to each. */
  readonly related?: readonly Related[];
}

/** A document that says so, or the word that it is a convention. */
export interface DeclarativeSource {
  /** Id in a catalogue. */
  readonly catalogue?: string;
  readonly title: string;
  readonly url?: string;
}

export type EachList =
  | "clusters"
  | "hosts"
  | "vms"
  | "datastores"
  | "datastoreClusters"
  | "domains"
  | "rules"
  | "services"
  | "requirements";

/** Of what belongs to an object: all of it, or so many of it. */
export interface Related {
  /** How it belongs: `cluster` of a VM, `hosts` of a cluster, `datastores` of a host, ... */
  readonly to: Id;
  /** Which of it. Default: all. */
  readonly where?: Condition;
  /** What must hold of it. Default: nothing, so that it is only counted. */
  readonly must?: Condition;
  /**
   * At least so many must fulfil it. Default, where `most` is absent too: all.
   * @asType integer
   * @minimum 0
   */
  readonly least?: number;
  /**
   * At most so many may fulfil it.
   * @asType integer
   * @minimum 0
   */
  readonly most?: number;
}

/**
 * A part of JSON Schema (draft-07). A property that an object does not declare is unknown, not fulfilled: whether it is declared at all is asked
 * with `required`.
 */
export interface Condition {
  readonly type?: "string" | "number" | "integer" | "boolean" | "array" | "object" | "null";
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** A regular expression. */
  readonly pattern?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  /** What holds of every entry of a list. */
  readonly items?: Condition;
  /** What holds of at least one entry of a list. */
  readonly contains?: Condition;
  readonly properties?: { readonly [field: string]: Condition };
  /** Fields that must be declared. */
  readonly required?: readonly string[];
  readonly allOf?: readonly Condition[];
  readonly anyOf?: readonly Condition[];
  readonly not?: Condition;
  readonly if?: Condition;
  readonly then?: Condition;
  readonly else?: Condition;
}
