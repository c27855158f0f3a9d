import type { ReportedRequirement } from "../report";
import { counterexampleText, event } from "./counterexample";
import { hang } from "./layout";
import { marked, TONES } from "./mark";
import { missingFacts } from "./missing";
import { names } from "./names";
import type { Paint } from "./paint";
import { place } from "./place";
import { count, counted, list, promise } from "./words";

/** Counterexamples told in full; the rest is a number, and all of them are in the JSON. */
const TOLD = 5;

/** One requirement: the verdict, then what refutes it or what is missing. */
export function requirementText(requirement: ReportedRequirement, paint: Paint): readonly string[] {
  const { id, verdict, source } = requirement;
  const where = place(source);
  const title = `${id}: ${VERDICTS[verdict]} ${promised(requirement)}${where === undefined ? "" : `   ${where}`}`;
  return [
    ...marked(TONES[verdict], title, paint),
    ...hang("    ", proofText(requirement)),
    ...counterexamples(requirement),
    ...open(requirement),
  ];
}

const VERDICTS = {
  tolerates: "survives",
  fails: "does NOT survive",
  undecided: "cannot say whether it survives",
} as const;

function promised({ tolerate, scope, continuity }: ReportedRequirement): string {
  const whom = Object.entries(scope).map(([list, ids]) => `${list} ${names(ids)}`);
  return [
    promise(tolerate),
    continuity ? " without interruption" : "",
    whom.length === 0 ? "" : ` (${whom.join(", ")})`,
  ].join("");
}

/** What was proved, of how much, and how. */
function proofText({ verdict, scenarios, basis }: ReportedRequirement): string {
  const { total, survived, failed, undecided } = scenarios;
  const parts = [
    ...(failed > 0 ? [`${count(failed)} fail`] : []),
    ...(undecided > 0 ? [`${count(undecided)} undecided`] : []),
    ...(survived > 0 ? [`${count(survived)} survived`] : []),
  ];
  const what =
    verdict === "tolerates"
      ? `all ${counted(total, "scenario")}`
      : `${counted(total, "scenario")}: ${parts.join(", ")}`;
  const moved =
    (basis.migrations ?? 0) > 0 ? `, at most ${counted(basis.migrations ?? 0, "running VM")} moved to make room` : "";
  return `${what}; ${counted(basis.vms, "VM")} on ${counted(basis.hosts, "host")}, ${placements(basis.placement)}${basis.demand} demand${verdict === "tolerates" ? ", exact" : ""}${moved}`;
}

function placements(placement: ReportedRequirement["basis"]["placement"]): string {
  const models = [...new Set(Object.values(placement))].sort();
  return models.length === 0 ? "" : `placement ${list(models)}, `;
}

function counterexamples({ counterexamples: examples }: ReportedRequirement): readonly string[] {
  const told = examples.slice(0, TOLD).flatMap((example) => ["", ...counterexampleText(example)]);
  const rest = examples.length - TOLD;
  return rest > 0 ? [...told, "", `    and ${counted(rest, "more smallest failure")} (--format json has all)`] : told;
}

/** What is open, and the facts that would decide it. */
function open({ undecidedExamples, missing }: ReportedRequirement): readonly string[] {
  const examples = undecidedExamples
    .slice(0, TOLD)
    .flatMap((example) => hang("      ", `${event({ ...example, alike: 1 })}: ${example.because}`));
  const facts = missing.length === 0 ? [] : ["    missing facts", ...missingFacts(6, missing)];
  return [...(examples.length === 0 ? [] : ["", "    undecided", ...examples]), ...facts];
}
