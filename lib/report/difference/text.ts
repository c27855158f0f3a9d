import type { Finding } from "../../policy";
import type { FormatOptions } from "../options";
import { clean } from "../text/clean";
import { counterexampleText } from "../text/counterexample";
import { findingText } from "../text/finding";
import { hang, row } from "../text/layout";
import { loss } from "../text/loss";
import { marked, type Tone } from "../text/mark";
import { type Paint, paint } from "../text/paint";
import { count, counted } from "../text/words";
import { findingsBesidePromises } from "../told";
import type { DiffDocument, Difference, Effect, RequirementDifference } from "./difference";
import { effectLine, flip, objectsInWords, promiseOf, slackInWords, survived, whatHappens } from "./words";

/** Told in full; the rest is a number, and all of it is in the JSON. */
const TOLD = 5;

const TONES: { readonly [effect in Effect]: Tone } = {
  worse: "bad",
  mixed: "bad",
  unclear: "unsure",
  better: "good",
  same: "good",
};

/** What a change does, as people read it. */
export function diffText(documents: readonly DiffDocument[], { colour = false }: FormatOptions = {}): string {
  return documents.map((document) => oneText(clean(document), paint(colour))).join("\n");
}

function oneText(document: DiffDocument, colours: Paint): string {
  const blocks = [
    headline(document, colours),
    ...document.requirements.map((requirement) => requirementText(requirement, colours)),
    ...findingBlocks("findings that appear", findingsBesidePromises(document.findings.appear), colours),
    section("findings that go", document.findings.go.map(lineOf)),
    section("what changes", objectsInWords(document)),
    section("not seen", document.notSeen),
    section("not modelled", [document.notModelled.join(", ")]),
    summary(document),
  ].filter((block) => block.length > 0);
  return `${blocks.map((block) => block.join("\n").replace(/ +$/gm, "")).join("\n\n")}\n`;
}

function headline(difference: Difference, colours: Paint): readonly string[] {
  return marked(TONES[difference.effect], effectLine(difference), colours).map(colours.strong);
}

function requirementText(requirement: RequirementDifference, colours: Paint): readonly string[] {
  const { id, before, after, effect, slack, newlyFailing, newlySurvived, continuity } = requirement;
  const what = whatHappens(requirement);
  const title = `${id}: ${promiseOf(requirement)}: ${flip(requirement, "->")}${what === undefined ? "" : ` (${what})`}`;
  const counts = [survived(before), survived(after)].filter((text) => text !== "");
  const told = newlyFailing
    .slice(0, TOLD)
    .flatMap((example) => ["", ...counterexampleText(example, continuity, false)]);
  const rest = newlyFailing.length - TOLD;
  return [
    ...marked(TONES[effect], title, colours),
    ...hang("    ", `survived: ${[...new Set(counts)].join(" -> ")}`),
    ...slack.flatMap((one, index) => row(4, index === 0 ? "slack" : "", slackInWords(one, "->"))),
    ...told,
    ...(rest > 0 ? ["", `    and ${counted(rest, "more new failure")} (--format json has all)`] : []),
    ...newlySurvived.slice(0, TOLD).flatMap((example) => hang("    ", `survived now: ${lossOf(example)}`)),
  ];
}

function lossOf(example: RequirementDifference["newlySurvived"][number]): string {
  return example.failed.length === 0 ? "it fits before anything fails" : `the loss of ${loss(example)}`;
}

function lineOf({ severity, rule, message }: Finding): string {
  return `${severity} ${rule}: ${message}`;
}

function findingBlocks(title: string, findings: readonly Finding[], colours: Paint): readonly (readonly string[])[] {
  return findings.length === 0 ? [] : [[` ${title}`], ...findings.map((finding) => findingText(finding, colours))];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [` ${title}`, ...lines.flatMap((line) => hang("   ", line))];
}

function summary({ before, after, requirements, findings, profile }: DiffDocument): readonly string[] {
  const worse = requirements.filter(({ effect }) => effect === "worse" || effect === "mixed").length;
  const better = requirements.filter(({ effect }) => effect === "better").length;
  const names = before.estate === after.estate ? after.estate : `${before.estate} -> ${after.estate}`;
  const promises = `of ${counted(requirements.length, "requirement")} ${count(worse)} worse, ${count(better)} better`;
  const found = `${counted(findings.appear.length, "finding")} new, ${count(findings.go.length)} gone, ${count(findings.stay)} as before`;
  return hang(" ", `${names}: ${promises}; ${found}; profile ${profile}`);
}
