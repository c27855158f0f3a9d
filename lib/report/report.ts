import type { ClusterAdmission } from "../admission";
import type { Assumption, Requirement, Source, Tolerance } from "../estate";
import type { FixReport } from "../fixes";
import type { Acceptance, Finding, RuleRun, WaiverUse } from "../policy";
import type { Counterexample, RequirementVerdict } from "../prover";
import type { SlackReport } from "../slack";
import type { Difference } from "./difference";

export const REPORT_FORMAT = "failproof.report/1";

/** Everything that one check found. All formats are made from this one object. */
export interface Report {
  readonly format: typeof REPORT_FORMAT;
  /** Name of the estate. */
  readonly estate: string;
  readonly profile: string;
  /** The file that the estate was read from, as it was named, relative to the folder in which the tool ran. */
  readonly input?: string;
  readonly counts: { readonly clusters: number; readonly hosts: number; readonly vms: number };
  readonly requirements: readonly ReportedRequirement[];
  /** Findings by severity, then rule, then subject. */
  readonly findings: readonly Finding[];
  readonly rules: readonly RuleRun[];
  /** Defaults that were used in place of absent facts. */
  readonly assumed: readonly Assumption[];
  /** What was declared and not seen, e.g. the rest of a partial inventory. */
  readonly notSeen: readonly string[];
  /** What was asked for and is not done as asked, and what is done instead; absent: nothing. */
  readonly degraded?: readonly string[];
  /** What no verdict here covers. */
  readonly notModelled: readonly string[];
  /** What the platform's own admission control says of clusters with HA on: vSphere's, or a Xen pool's plan of restarts. */
  readonly admission?: readonly ClusterAdmission[];
  /** Every waiver that was given, and what became of it; absent: none was given. */
  readonly waivers?: readonly WaiverUse[];
  /** How much of the run that this one is compared with is still there, and how much is gone. */
  readonly baseline?: { readonly known: number; readonly gone: number };
  /** What the change does that leads to this estate, where the input is one and what was before it is known. */
  readonly change?: Difference;
  /** The gate's mode, where it is not the default. */
  readonly gate?: { readonly mode: "warn"; readonly reason: string };
}

/** A verdict, and where its requirement was declared. */
export interface ReportedRequirement extends Omit<RequirementVerdict, "counterexamples"> {
  readonly counterexamples: readonly ReportedCounterexample[];
  readonly source?: Source;
  readonly tolerate: Tolerance;
  /** Whom the promise is made to, as declared; absent means all. */
  readonly scope: Pick<Requirement, "clusters" | "tiers" | "vms" | "services">;
  /** Only replicas that stay running count. */
  readonly continuity: boolean;
  /** It fails, and every counterexample is accepted: it counts neither for the exit status nor for the gate. */
  readonly waived?: true;
  /** It was not kept already in the run that this one is compared with, in the same way: it counts for nothing. */
  readonly known?: true;
  /** Nobody stated it: it is what admission control promises. */
  readonly implied?: true;
  /** It fails by all that is configured, and holds by what is reserved: there is no room without overcommit. */
  readonly heldByReservations?: true;
  /** For a failing one: the smallest changes that were found with which it holds, each proven, and how far was looked. */
  readonly fixes?: FixReport;
  /** For a survived one, where asked for: how far it is from failing. */
  readonly slack?: SlackReport;
  /** What the platform's own admission control says beside this verdict, a sentence for each cluster of which there is something to say. */
  readonly admission?: readonly string[];
}

/** A smallest failure, and who accepted it, if anybody. */
export interface ReportedCounterexample extends Counterexample {
  readonly waived?: Acceptance;
}

/** Whether a requirement is not kept, and that counts: neither waived, nor known from before. */
export function isOpen({ verdict, waived, known }: ReportedRequirement): boolean {
  return verdict !== "tolerates" && waived === undefined && known === undefined;
}
