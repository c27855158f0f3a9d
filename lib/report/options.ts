import type { PolicyRule, Severity } from "../policy";

/** What a rule says of itself, for formats that carry a rule's help. */
export type RuleHelp = Omit<PolicyRule, "check">;

/** What a format may use beside the reports; every format is a pure function of both. */
export interface FormatOptions {
  /** Colour the symbols; the words say the same without. @default false */
  readonly colour?: boolean;
  /** Rules that ran, for their titles and help. Without them a rule is its id alone. */
  readonly rules?: readonly RuleHelp[];
  /** Version of failproof. */
  readonly version?: string;
  /** Least severity that makes a check fail. @default "error" */
  readonly failOn?: Severity;
  /** Folder in which the tool ran, from the root of the repository, with `/`. @default the root */
  readonly folder?: string;
}
