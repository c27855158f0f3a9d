import type { InputError, Result } from "../estate";
import type { Finding } from "../policy";
import { REPORT_FORMAT, type Report, type ReportedRequirement } from "../report";

/** What earlier runs found, by estate. */
export type Baseline = ReadonlyMap<string, BaselineRun>;

interface BaselineRun {
  readonly fingerprints: ReadonlySet<string>;
  /** Ways in which requirements were not kept. */
  readonly failures: ReadonlySet<string>;
}

/** Reads a recorded report, as `check --format json` writes it: of one estate, or of several in a list. */
export function parseBaseline(document: unknown): Result<Baseline> {
  const reports: readonly unknown[] = Array.isArray(document) ? document : [document];
  const errors: InputError[] = [];
  const runs = new Map<string, BaselineRun>();
  for (const [at, report] of reports.entries()) {
    const pointer = Array.isArray(document) ? `/${at}` : "";
    if (isReport(report)) runs.set(report.estate, runOf(report));
    else errors.push({ pointer, message: "is no recorded report", hint: HINT });
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: runs };
}

const HINT = `expected "format": "${REPORT_FORMAT}" with findings and requirements, as failproof check --format json writes it`;

type RecordedReport = Pick<Report, "estate" | "findings" | "requirements">;

/** Only what is compared is looked at: a report of another release of this format may hold more, or less. */
function isReport(value: unknown): value is RecordedReport {
  return (
    isRecord(value) &&
    value.format === REPORT_FORMAT &&
    typeof value.estate === "string" &&
    isListOf(value.findings, (finding) => typeof finding.fingerprint === "string") &&
    isListOf(
      value.requirements,
      ({ id, counterexamples, missing }) =>
        typeof id === "string" &&
        isListOf(counterexamples, ({ failed, lost }) => isListOf(failed, () => true) && isListOf(lost, () => true)) &&
        isListOf(missing, () => true),
    )
  );
}

type Json = { readonly [key: string]: unknown };

function isListOf(value: unknown, fits: (entry: Json) => boolean): boolean {
  return Array.isArray(value) && value.every((entry) => isRecord(entry) && fits(entry));
}

function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What was waived then is not known: it counts again when its waiver is over. */
function runOf({ findings, requirements }: RecordedReport): BaselineRun {
  return {
    fingerprints: new Set(findings.filter(({ waived }) => waived === undefined).map((finding) => finding.fingerprint)),
    failures: new Set(requirements.flatMap(failuresOf)),
  };
}

/** Ways in which a requirement is not kept and that nobody accepted: each smallest failure, or each missing fact. */
function failuresOf({ id, verdict, counterexamples, missing }: ReportedRequirement): readonly string[] {
  if (verdict === "fails") {
    return counterexamples
      .filter(({ waived }) => waived === undefined)
      .map(({ failed, alikeAmong, lost }) => {
        const reasons = [...new Set(lost.map(({ reason }) => reason))].sort();
        const domains = (alikeAmong ?? failed).map((domain) => `${domain.kind}/${domain.id}`).sort();
        return JSON.stringify([id, failed.length, domains, reasons]);
      });
  }
  return verdict === "undecided" ? missing.map(({ object, fact }) => JSON.stringify([id, object, fact])) : [];
}

/** Marks what the earlier run found too, and counts what of it is gone. */
export function comparedWith(baseline: Baseline, report: Report): Report {
  const run = baseline.get(report.estate) ?? { fingerprints: new Set(), failures: new Set() };
  const findings = report.findings.map(
    (finding): Finding => (run.fingerprints.has(finding.fingerprint) ? { ...finding, known: true } : finding),
  );
  const now = new Set(report.findings.map(({ fingerprint }) => fingerprint));
  const gone = [...run.fingerprints].filter((fingerprint) => !now.has(fingerprint)).length;
  const requirements = report.requirements.map((requirement): ReportedRequirement => {
    const failures = failuresOf(requirement);
    const isKnown = failures.length > 0 && failures.every((failure) => run.failures.has(failure));
    return isKnown ? { ...requirement, known: true } : requirement;
  });
  const known = findings.filter((finding) => finding.known).length;
  return { ...report, findings, requirements, baseline: { known, gone } };
}
