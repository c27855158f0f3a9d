import { type Finding, fingerprint } from "../../policy";
import type { Report, ReportedRequirement } from "../report";
import { countedVerdicts } from "../text/requirement";
import { promise } from "../text/words";
import { REQUIREMENT_RULE } from "../told";

const DECLARED_RULE = "failover/requirement-declared";

/**
 * Every finding, and one for each requirement that is not proven and that no finding tells of (`prove` runs no rules, and a profile may leave
 * that rule out): who reads findings alone must not take silence for a proof.
 */
export function withUnproven(report: Report): readonly Finding[] {
  const told = new Set(
    report.findings
      .filter(({ rule }) => rule === REQUIREMENT_RULE)
      .flatMap(({ subjects }) => subjects.filter(({ list }) => list === "requirements").map(({ id }) => id)),
  );
  const silent = report.requirements.filter(({ id, verdict }) => verdict !== "tolerates" && !told.has(id));
  return [...silent.map(unproven), ...report.findings];
}

/** The report of a proof alone, where having no requirement is an error. */
export function ofProof(report: Report): Report {
  return report.requirements.length > 0
    ? report
    : { ...report, findings: [nothingPromised(report), ...report.findings] };
}

function unproven(requirement: ReportedRequirement): Finding {
  const { id, verdict, source, tolerate, counterexamples, undecidedExamples, missing, startSearch } = requirement;
  const subjects = [{ list: "requirements", id, ...(source === undefined ? {} : { source }) }];
  const common = {
    rule: REQUIREMENT_RULE,
    severity: "error",
    subjects,
    expected: `every scenario of the loss of ${promise(tolerate)} is survived`,
    found: countedVerdicts(requirement),
    missing,
    fingerprint: fingerprint(REQUIREMENT_RULE, verdict, subjects),
    ...accepted(requirement),
  } as const;
  if (verdict === "fails") {
    const why = counterexamples[0]?.because ?? startSearch?.because ?? "a scenario is not survived";
    const fix = "change the design so that every scenario is survived, or promise less";
    return { ...common, outcome: "fails", message: `"${id}" is not kept: ${why}`, fix };
  }
  const why = missing.length > 0 ? "facts are missing" : (undecidedExamples[0]?.because ?? "it was not proven");
  const fix = missing.length > 0 ? "declare the missing facts" : "give the proof more time";
  return { ...common, outcome: "undecided", message: `cannot say whether "${id}" is kept: ${why}`, fix };
}

/** A requirement that does not count makes a finding that does not. */
function accepted({ waived, known, counterexamples }: ReportedRequirement): Pick<Finding, "waived" | "known"> {
  const by = counterexamples.find((example) => example.waived !== undefined)?.waived;
  return {
    ...(waived === true && by !== undefined ? { waived: by } : {}),
    ...(known === true ? { known } : {}),
  };
}

function nothingPromised({ estate }: Report): Finding {
  const subjects = [{ list: "estate", id: estate }];
  return {
    rule: DECLARED_RULE,
    outcome: "fails",
    severity: "error",
    subjects,
    message: `"${estate}" promises nothing: it declares no requirement, so nothing was proven`,
    expected: "at least one requirement",
    found: "none",
    fix: "declare a requirement, or add one with --tolerate host=1",
    missing: [],
    fingerprint: fingerprint(DECLARED_RULE, "fails:", subjects),
  };
}
