import { ofProof, withUnproven } from "../causes";
import type { FormatOptions } from "../options";
import type { Report } from "../report";
import { clean } from "../text/clean";
import { findingsBesideVerdicts } from "../told";
import { type Case, caseElement, requirementCase, ruleCases } from "./cases";
import { element } from "./xml";

/**
 * JUnit XML: a suite for each estate's requirements and one for its rules; a case for each requirement and each rule that ran. A case fails iff it
 * makes the check fail: what is refuted, and what cannot be said (`type="undecided"`), never passes. An `error` is a defect of failproof alone.
 */
export function junit(reports: readonly Report[], options: FormatOptions = {}): string {
  const suites = reports.flatMap((report) => suitesOf(clean({ ...report, findings: withUnproven(report) }), options));
  const cases = suites.flatMap((suite) => suite.cases);
  const body = suites.map(({ name, cases: own }) =>
    element("testsuite", { name, ...counts(own) }, own.map(caseElement)),
  );
  const { skipped: _, ...total } = counts(cases);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element("testsuites", { name: "failproof", ...total }, body)}\n`;
}

/** The same of a proof alone. */
export function verdictJunit(reports: readonly Report[], options: FormatOptions = {}): string {
  return junit(reports.map(ofProof), options);
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

function suitesOf(report: Report, options: FormatOptions): readonly Suite[] {
  const { estate, requirements } = report;
  const rules = ruleCases({ ...report, findings: findingsBesideVerdicts(report) }, options);
  return [
    { name: `${estate}: requirements`, cases: requirements.map((requirement) => requirementCase(report, requirement)) },
    { name: `${estate}: rules`, cases: rules },
  ].filter(({ cases }) => cases.length > 0);
}

function counts(cases: readonly Case[]): { readonly [count: string]: number } {
  const so = (outcome: Case["outcome"]) => cases.filter((one) => one.outcome === outcome).length;
  return { tests: cases.length, failures: so("failure"), errors: so("error"), skipped: so("skipped") };
}
