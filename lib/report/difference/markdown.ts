import type { Finding } from "../../policy";
import { type Block, block, first, folded, within } from "../markdown/block";
import { code, md } from "../markdown/escape";
import { findingLine } from "../markdown/findings";
import { sentence } from "../markdown/requirements";
import { clean } from "../text/clean";
import { count, counted } from "../text/words";
import { findingsBesidePromises } from "../told";
import { changeBlocks, EFFECT_SYMBOLS } from "./change-blocks";
import type { DiffDocument, Difference } from "./difference";
import { effectLine } from "./words";

/** The first line, by which the next run finds its comment again. */
export const DIFF_MARKER = "<!-- failproof diff -->";

const ROOM = 60_000;
const MOST_ESTATES = 20;
const ROWS = 30;
const EXAMPLES = 3;
const ERRORS = 20;
const OTHERS = 50;

/** A comment that says what changes do, of less than 60,000 characters whatever their size. */
export function diffMarkdown(documents: readonly DiffDocument[]): string {
  const rest = documents.length - MOST_ESTATES;
  const blocks = [
    ...block(0, [DIFF_MARKER]),
    ...documents.slice(0, MOST_ESTATES).flatMap((document) => documentBlocks(clean(document))),
    ...block(0, rest > 0 ? [`And ${counted(rest, "more estate")}: the report has all.`] : []),
  ];
  return within(blocks, ROOM);
}

function documentBlocks(document: DiffDocument): readonly Block[] {
  const { go, stay } = document.findings;
  const appear = findingsBesidePromises(document.findings.appear);
  const errors = appear.filter(({ severity }) => severity === "error").map(findingLine);
  const others = appear.filter(({ severity }) => severity !== "error").map(findingLine);
  const more = (rest: number) => `- and ${count(rest)} more`;
  return [
    ...block(0, [`### ${EFFECT_SYMBOLS[document.effect]} ${md(effectLine(document))}`]),
    ...changeBlocks(document),
    ...block(0, newFailures(document)),
    ...block(1, errors.length === 0 ? [] : ["**New findings**", "", ...first(ERRORS, errors, more)]),
    ...folded(6, `New warnings and notes: ${others.length}`, first(OTHERS, others, more)),
    ...folded(6, `Findings that are gone: ${go.length}`, first(OTHERS, go.map(goneLine), more)),
    ...block(6, stay === 0 ? [] : [`${counted(stay, "finding")} ${stay === 1 ? "is" : "are"} there before and after.`]),
    ...folded(2, "What was not seen, and what is not modelled", [
      ...first(
        ROWS,
        document.notSeen.map((line) => `- ${md(line)}`),
        more,
      ),
      `- ${md(document.notModelled.join(", "))}`,
    ]),
  ];
}

function goneLine({ severity, rule, message }: Finding): string {
  return `- ${severity} ${code(rule)}: ${md(message)}`;
}

/** What is not survived and was, as far as is known, as sentences. */
function newFailures({ requirements }: Difference): readonly string[] {
  const lines = requirements.flatMap(({ id, newlyFailing, continuity }) => {
    const sentences = newlyFailing.map((example) => `  - ${sentence(example, continuity)}`);
    const more = (rest: number) => `  - and ${counted(rest, "more new failure")}`;
    return sentences.length === 0 ? [] : [[`- ${code(id)}`, ...first(EXAMPLES, sentences, more)].join("\n")];
  });
  return lines.length === 0
    ? []
    : ["**New failures**", "", ...first(5, lines, (rest) => `- and ${counted(rest, "more requirement")}`)];
}
