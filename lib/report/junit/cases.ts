import { type Finding, isCounted, type RuleRun, type Severity } from "../../policy";
import { inWords } from "../causes";
import type { FormatOptions, RuleHelp } from "../options";
import { isOpen, type Report, type ReportedRequirement } from "../report";
import { acceptance } from "../text/accepted";
import { requirementBody, requirementTitle } from "../text/requirement";
import { counted } from "../text/words";
import { element } from "./xml";

/** One test case. */
export interface Case {
  readonly classname: string;
  readonly name: string;
  readonly outcome: "passed" | "failure" | "error" | "skipped";
  /** What kind of failure. */
  readonly type?: "fails" | "undecided" | "defect";
  /** One sentence. */
  readonly message?: string;
  readonly text?: string;
}

const LEVELS: readonly Severity[] = ["note", "warning", "error"];

export function caseElement({ classname, name, outcome, type, message = "", text = "" }: Case): string {
  const attributes = { classname, name };
  if (outcome === "passed")
    return element("testcase", attributes, text === "" ? [] : [element("system-out", {}, text)]);
  if (outcome === "skipped") return element("testcase", attributes, [element("skipped", {}, message)]);
  return element("testcase", attributes, [element(outcome, { type: type ?? "fails", message }, text)]);
}

/** A requirement passes iff it is proven, or its failures are all waived. */
export function requirementCase({ estate, findings }: Report, requirement: ReportedRequirement): Case {
  const { id, verdict } = requirement;
  const where = { classname: `${estate}.requirements`, name: id };
  const text = [requirementTitle(requirement), ...requirementBody(requirement)].join("\n").trimEnd();
  if (verdict === "tolerates") return { ...where, outcome: "passed", text };
  if (!isOpen(requirement)) {
    const by = requirement.counterexamples.find(({ waived }) => waived !== undefined)?.waived;
    const why = by === undefined ? ", known from the baseline" : `: ${acceptance(by)}`;
    return { ...where, outcome: "skipped", message: `${requirementTitle(requirement)}${why}` };
  }
  const [first] = findings.filter(({ subjects }) =>
    subjects.some((one) => one.list === "requirements" && one.id === id),
  );
  return {
    ...where,
    outcome: "failure",
    type: verdict,
    message: first?.message ?? requirementTitle(requirement),
    text,
  };
}

/** A case for each rule that ran, and for each that has findings. */
export function ruleCases({ estate, rules, findings }: Report, options: FormatOptions): readonly Case[] {
  const titles = new Map((options.rules ?? []).map((rule) => [rule.id, rule]));
  const ran = new Set(rules.map(({ rule }) => rule));
  const others = [...new Set(findings.map(({ rule }) => rule))].filter((rule) => !ran.has(rule));
  const runs: readonly RuleRun[] = [...rules, ...others.map((rule) => ({ rule, outcome: "fails" as const }))];
  return runs.map((run) => {
    const own = findings.filter(({ rule }) => rule === run.rule);
    return ruleCase(`${estate}.rules`, run, own, options.failOn ?? "error", titles.get(run.rule));
  });
}

/** A rule fails iff a finding of it makes the check fail; lighter ones are its output. */
function ruleCase(
  classname: string,
  { rule, outcome, detail }: RuleRun,
  findings: readonly Finding[],
  failOn: Severity,
  help: RuleHelp | undefined,
): Case {
  const where = { classname, name: help === undefined ? rule : `${rule}: ${help.title}` };
  if (outcome === "defect") {
    const message = "the rule failed to run, a defect of failproof; its answer is missing";
    return { ...where, outcome: "error", type: "defect", message, text: detail ?? "no detail" };
  }
  const text = findings.map((finding) => inWords(finding).join("\n")).join("\n\n");
  const heavy = findings.filter(
    (finding) => isCounted(finding) && LEVELS.indexOf(finding.severity) >= LEVELS.indexOf(failOn),
  );
  const [first] = heavy;
  if (first !== undefined) {
    const more = heavy.length === 1 ? "" : ` (and ${counted(heavy.length - 1, "more cause")})`;
    return { ...where, outcome: "failure", type: first.outcome, message: `${first.message}${more}`, text };
  }
  if (outcome === "not-applicable") return { ...where, outcome: "skipped", message: "not applicable to this estate" };
  return { ...where, outcome: "passed", text };
}
