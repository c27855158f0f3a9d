import type { ClusterAdmission } from "../admission";
import type { Assumption, Requirement, Source, Tolerance } from "../estate";
import type { FixReport } from "../fixes";
import type { Finding, RuleRun } from "../policy";
import type { RequirementVerdict } from "../prover";
import type { SlackReport } from "../slack";

export const REPORT_FORMAT = "failproof.report/1";

/** Everything that one check found. All formats are made from this one object. */
export interface Report {
  readonly format: typeof REPORT_FORMAT;
  /** Name of the estate. */
  readonly estate: string;
  readonly profile: string;
  readonly counts: { readonly clusters: number; readonly hosts: number; readonly vms: number };
  readonly requirements: readonly ReportedRequirement[];
  /** Findings by severity, then rule, then subject. */
  readonly findings: readonly Finding[];
  readonly rules: readonly RuleRun[];
  /** Defaults that were used in place of absent facts. */
  readonly assumed: readonly Assumption[];
  /** What was declared and not seen, e.g. the rest of a partial inventory. */
  readonly notSeen: readonly string[];
  /** What no verdict here covers. */
  readonly notModelled: readonly string[];
  /** What vSphere's own admission control says of its clusters with HA on. */
  readonly admission?: readonly ClusterAdmission[];
  /** The gate's mode, where it is not the default. */
  readonly gate?: { readonly mode: "warn"; readonly reason: string };
}

/** A verdict, and where its requirement was declared. */
export interface ReportedRequirement extends RequirementVerdict {
  readonly source?: Source;
  readonly tolerate: Tolerance;
  /** Whom the promise is made to, as declared; absent means all. */
  readonly scope: Pick<Requirement, "clusters" | "tiers" | "vms" | "services">;
  /** Only replicas that stay running count. */
  readonly continuity: boolean;
  /** It fails by all that is configured, and holds by what is reserved: there is no room without overcommit. */
  readonly heldByReservations?: true;
  /** For a failing one: the smallest changes that were found with which it holds, each proven, and how far was looked. */
  readonly fixes?: FixReport;
  /** For a survived one, where asked for: how far it is from failing. */
  readonly slack?: SlackReport;
  /** What vSphere's own admission control says beside this verdict, a sentence for each cluster of which there is something to say. */
  readonly admission?: readonly string[];
}
