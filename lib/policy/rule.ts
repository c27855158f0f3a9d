import type { Platform } from "../estate";
import type { Severity } from "./finding";
import type { Limits } from "./limits";
import type { Outcome } from "./outcome";
import type { Parameters, ValuesOf } from "./parameter";
import type { EstateView } from "./views";

/** Where a rule comes from: a vendor's document, a provider's, or a convention that says it is one. */
export interface RuleSource {
  /** Id in the catalogue of availability rules, e.g. `HA-003`. */
  readonly catalogue?: string;
  readonly title: string;
  readonly url?: string;
}

/** What the author of a rule writes. The id is not here: it is the rule's folder. */
export interface RuleDefinition<P extends Parameters> {
  /** What must hold, as a sentence without full stop: `HA is on wherever VMs must restart`. */
  readonly title: string;
  /** What happens to whom when it does not hold; one or two sentences. */
  readonly why: string;
  /** `error`: a promise is false or cannot be kept; `warning`: it hangs by less than it seems; `note`: worth knowing. */
  readonly severity: Severity;
  /** Severity where a fact is missing. Default: that of the rule. Lower it where few estates declare the fact. */
  readonly undecided?: Severity;
  /** The rule sees only clusters of these platforms, and what is in them. */
  readonly platforms: readonly Platform[];
  readonly parameters: P;
  /** What to do, in one sentence. */
  readonly fix: string;
  readonly sources: readonly RuleSource[];
  /** Names of the shipped profiles that it is in; profiles that extend them have it too. */
  readonly profiles: readonly string[];
  /** It judges what a change does: `estate.change`. @default "estate" */
  readonly judges?: "change";
  /** Pure: the same estate and parameters give the same outcomes. No outcome at all: not applicable. */
  check(estate: EstateView, parameters: ValuesOf<P>, limits: Limits): Iterable<Outcome>;
}

/** A rule as the engine runs it, whatever its parameters: from a folder of ours, or a team's own. */
export interface PolicyRule {
  /** `<category>/<rule-name>`. */
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly severity: Severity;
  readonly undecided: Severity;
  readonly platforms: readonly Platform[];
  readonly parameters: Parameters;
  readonly fix: string;
  readonly sources: readonly RuleSource[];
  readonly profiles: readonly string[];
  /** It judges what a change does, and says nothing where there is none. */
  readonly judges?: "change";
  /** The values are valid by the parameters' schema. */
  check(estate: EstateView, values: { readonly [name: string]: unknown }): Iterable<Outcome>;
}

/** A rule that waits for its id, and for the vendors' maxima. @param limits none by default */
export type DefinedRule = (id: string, limits?: Limits) => PolicyRule;

export const ALL_PLATFORMS = ["vsphere", "xen", "hyperv"] as const satisfies readonly Platform[];
