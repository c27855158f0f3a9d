import type { Counterexample, LossReason } from "../../prover";
import { outcome, REASONS } from "../text/counterexample";
import { loss } from "../text/loss";
import { names } from "../text/names";
import { quantities } from "../text/quantity";
import { counted } from "../text/words";

/** More cannot be read. */
const MOST_NODES = 40;

/** A Mermaid picture of one failure: what fails, who is lost and why, and the hosts that are left. None where it would be too large to read. */
export function picture(example: Counterexample, continuity: boolean): readonly string[] {
  const { failed, lost, shortage } = example;
  const others = failed.length + (shortage?.hosts.length ?? 0);
  const groups = lostGroups(example, lost.length + others <= MOST_NODES);
  const nodes = groups.reduce((sum, { labels }) => sum + labels.length, others);
  if (nodes > MOST_NODES || groups.length === 0) return [];
  const failing = failed.length === 0 ? ["as it stands"] : failed.map(({ id }) => id);
  return [
    "```mermaid",
    "flowchart LR",
    ...group("failed", failed.length === 0 ? "before anything fails" : `fails: ${loss(example)}`, failing),
    ...groups.flatMap(({ reason, labels, vms }, index) => [
      ...group(`lost${index}`, `${outcome(vms, continuity)}: ${REASONS[reason]}`, labels),
      `  failed --> lost${index}`,
    ]),
    ...left(
      example,
      groups.findIndex(({ reason }) => reason === "no-room"),
    ),
    "  classDef lost stroke:#c00",
    ...groups.map((_, index) => `  class lost${index} lost`),
    "  style failed stroke:#c00,stroke-dasharray:4",
    "```",
  ];
}

interface LostGroup {
  readonly reason: LossReason;
  readonly vms: number;
  readonly labels: readonly string[];
}

/** Lost VMs by reason, each VM a node or, where that is too many, each reason one. */
function lostGroups({ lost }: Counterexample, single: boolean): readonly LostGroup[] {
  const reasons = [...new Set(lost.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const vms = lost.filter((one) => one.reason === reason).map(({ vm }) => vm);
    return { reason, vms: vms.length, labels: single ? vms : [`${counted(vms.length, "VM")}: ${names(vms, 3)}`] };
  });
}

function group(id: string, title: string, labels: readonly string[]): readonly string[] {
  return [
    `  subgraph ${id}["${label(title)}"]`,
    ...labels.map((text, index) => `    ${id}_${index}["${label(text)}"]`),
    "  end",
  ];
}

/** The hosts whose room is too little. */
function left({ shortage }: Counterexample, noRoom: number): readonly string[] {
  if (shortage === undefined) return [];
  const [need = "", have = ""] = quantities(shortage.unit, [shortage.need, shortage.have]);
  return [
    ...group("left", `left: ${have}, needed: ${need}`, shortage.hosts),
    ...(noRoom < 0 ? [] : [`  lost${noRoom} -.-> left`]),
  ];
}

/** Text in a node: all that could mean something to Mermaid or HTML is written as its code. */
function label(text: string): string {
  const characters = [...text];
  const shown = characters.length <= 60 ? characters : [...characters.slice(0, 57), "..."];
  return shown.map((part) => part.replace(/^[^\p{L}\p{N} .,:_-]$/u, (one) => `#${one.codePointAt(0)};`)).join("");
}
