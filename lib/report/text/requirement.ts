import type { RecoveryWitness, UndecidedScenario } from "../../prover";
import type { ReportedRequirement } from "../report";
import { counterexampleText } from "./counterexample";
import { fixesText } from "./fixes";
import { hang } from "./layout";
import { marked, TONES } from "./mark";
import { missingFacts } from "./missing";
import { objects } from "./objects";
import type { Paint } from "./paint";
import { place } from "./place";
import { slackText } from "./slack";
import { startText } from "./start";
import { count, counted, domains, promise } from "./words";

/** Counterexamples told in full; the rest is a number, and all of them are in the JSON. */
const TOLD = 5;

/** One requirement: the verdict, then what refutes it or what is missing. */
export function requirementText(requirement: ReportedRequirement, paint: Paint): readonly string[] {
  const tone = requirement.waived ? "unsure" : TONES[requirement.verdict];
  return [...marked(tone, requirementTitle(requirement), paint), ...requirementBody(requirement)];
}

export function requirementTitle(requirement: ReportedRequirement): string {
  const where = place(requirement.source);
  const waived = requirement.waived ? ", which is waived" : "";
  const title = `${requirement.id}: ${VERDICTS[requirement.verdict]} ${promised(requirement)}${waived}`;
  return where === undefined ? title : `${title}   ${where}`;
}

export function requirementBody(requirement: ReportedRequirement): readonly string[] {
  const { heldByReservations } = requirement;
  return [
    ...hang("    ", proofText(requirement)),
    ...(heldByReservations ? hang("    ", NO_ROOM_WITHOUT_OVERCOMMIT) : []),
    ...(requirement.recoveries ?? []).slice(0, TOLD).flatMap((one) => hang("    ", recoveryText(one))),
    ...counterexamples(requirement),
    ...(requirement.fixes === undefined ? [] : fixesText(requirement.fixes)),
    ...(requirement.slack === undefined ? [] : slackText(requirement.slack)),
    ...admissionText(requirement),
    ...open(requirement),
    ...startText(requirement),
  ];
}

/** Who comes up where, in one line: the hosts of each are in the JSON. */
function recoveryText({ failed, plans, recovers, stopped, alike }: RecoveryWitness): string {
  const event = `when ${domains(failed)} ${failed.length === 1 ? "fails" : "fail"}`;
  const more = alike > 1 ? ` (and in ${counted(alike - 1, "scenario")} like it)` : "";
  const down = stopped.length === 0 ? "" : `, ${counted(stopped.length, "VM")} stopped to make room`;
  return `${event}${more}, ${counted(Object.keys(recovers).length, "VM")} recover by ${plans.join(", ")}${down}`;
}

export const VERDICTS = {
  tolerates: "survives",
  fails: "does NOT survive",
  undecided: "cannot say whether it survives",
} as const;

const NO_ROOM_WITHOUT_OVERCOMMIT = "no room without overcommit: what is reserved would restart (--demand reservation)";

const DEMANDS = { configured: "configured sizes", reservation: "reservations" } as const;

const PLACEMENTS = {
  repack: "running VMs may move",
  pinned: "running VMs stay",
  unknown: "not known whether running VMs may move",
} as const;

export function promised({ tolerate, scope, continuity }: ReportedRequirement): string {
  const whom = Object.entries(scope).map(([list, ids]) => objects(list, ids));
  const parts = [`the loss of ${promise(tolerate)}`];
  if (continuity) parts.push("without interruption");
  if (whom.length > 0) parts.push(`(${whom.join(", ")})`);
  return parts.join(" ");
}

/** Of how many scenarios, and what became of them. */
export function countedVerdicts({ verdict, scenarios }: ReportedRequirement): string {
  const { total, survived, failed, undecided } = scenarios;
  const counts = [
    ...(failed > 0 ? [`${count(failed)} ${failed === 1 ? "fails" : "fail"}`] : []),
    ...(undecided > 0 ? [`${count(undecided)} undecided`] : []),
    ...(survived > 0 ? [`${count(survived)} survived`] : []),
  ];
  return verdict === "tolerates"
    ? `all ${counted(total, "scenario")} proven, exact`
    : `of ${counted(total, "scenario")}, ${counts.join(", ")}`;
}

/** What was proved, of how much, and how. */
export function proofText(requirement: ReportedRequirement): string {
  const { basis } = requirement;
  const how = [
    `${counted(basis.vms, "VM")} on ${counted(basis.hosts, "host")}`,
    DEMANDS[basis.demand],
    ...[...new Set(Object.values(basis.placement))].sort().map((placement) => PLACEMENTS[placement]),
    ...(basis.migrations === undefined || basis.migrations === 0 ? [] : [`at most ${count(basis.migrations)} moved`]),
  ];
  return `${countedVerdicts(requirement)}: ${how.join(", ")}`;
}

function counterexamples({ counterexamples: examples, continuity, fixes }: ReportedRequirement): readonly string[] {
  const isMended = fixes !== undefined && fixes.fixes.length > 0; // proven fixes say more than what a cause suggests
  const told = examples
    .slice(0, TOLD)
    .flatMap((example) => ["", ...counterexampleText(example, continuity, !isMended)]);
  const rest = examples.length - TOLD;
  return rest > 0 ? [...told, "", `    and ${counted(rest, "more smallest failure")} (--format json has all)`] : told;
}

/** What the platform itself will say; below fixes and scenarios, in a paragraph of its own. */
function admissionText({ admission = [], verdict }: ReportedRequirement): readonly string[] {
  const lines = admission.flatMap((said) => hang("    ", said));
  return lines.length === 0 || verdict === "tolerates" ? lines : ["", ...lines];
}

/** What is open, and the facts that would decide it. */
function open({ undecidedExamples, missing }: ReportedRequirement): readonly string[] {
  const examples = undecidedExamples
    .slice(0, TOLD)
    .flatMap(({ failed, because }) => hang("      ", `${when(failed)}${because}`));
  return [...(examples.length === 0 ? [] : ["", "    undecided", ...examples]), ...missingFacts(6, missing)];
}

/** Without domains, the sentence is about many scenarios, and stands alone. */
function when(failed: UndecidedScenario["failed"]): string {
  return failed.length === 0 ? "" : `when ${domains(failed)} ${failed.length === 1 ? "fails" : "fail"}: `;
}
