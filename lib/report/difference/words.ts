import { listNoun } from "../text/objects";
import { quantities } from "../text/quantity";
import { VERDICTS } from "../text/requirement";
import { count, counted, list, promise } from "../text/words";
import { findingsBesidePromises } from "../told";
import type { Difference, Effect, RequirementDifference, RequirementSide, SlackDifference } from "./difference";

/** The first line: what the change does, and by what one sees it. */
export function effectLine(difference: Difference): string {
  const { effect, slack, after } = difference;
  const seen = [...promisesInWords(difference), ...findingsInWords(difference), ...roomInWords(slack)];
  const because = seen.length === 0 ? "" : `: ${list(seen)}`;
  return `${SENTENCES[effect].replace("%", after.estate)}${because}`;
}

const SENTENCES: { readonly [effect in Effect]: string } = {
  worse: "this change makes % less resilient",
  better: "this change makes % more resilient",
  mixed: "this change makes % less resilient in one way, more in another",
  same: "this change leaves what % survives as it was",
  unclear: "cannot say what this change does to what % survives",
};

function promisesInWords({ requirements }: Difference): readonly string[] {
  const groups = new Map<string, number>();
  for (const requirement of requirements) {
    const what = whatHappens(requirement);
    if (what !== undefined) groups.set(what, (groups.get(what) ?? 0) + 1);
  }
  return [...groups].map(([what, many]) => `${counted(many, "promise")} ${what}`);
}

/** `no longer kept`; `undefined`: nothing to speak of. */
export function whatHappens({
  effect,
  promise: changed,
  before,
  after,
  newlyFailing,
}: RequirementDifference): string | undefined {
  if (changed === "removed") return "taken back";
  if (changed === "weaker") return "weakened";
  const [was, is] = [standing(before), standing(after)];
  if (changed === "added") {
    if (is === "undecided") return "added, of which nothing can be said";
    return is === "fails" ? "added and not kept" : "added and kept";
  }
  if (is === "fails") {
    if (was !== "fails") return was === "kept" ? "no longer kept" : "found not to be kept";
    return newlyFailing.length > 0 ? "with new failures" : effect === "better" ? "with fewer failures" : undefined;
  }
  if (is === "kept") return was === "kept" ? undefined : "kept now";
  return was === "kept" ? "no longer proven" : effect === "unclear" ? "of which nothing can be said" : undefined;
}

function standing(side: RequirementSide | undefined): "kept" | "fails" | "undecided" | undefined {
  if (side === undefined) return undefined;
  return side.verdict === "tolerates" || side.waived === true ? "kept" : side.verdict;
}

function findingsInWords({ findings: { appear, go } }: Difference): readonly string[] {
  const errors = findingsBesidePromises(appear).filter(({ severity }) => severity === "error").length;
  const gone = go.filter(({ severity }) => severity === "error").length;
  return [
    ...(errors === 0 ? [] : [`${counted(errors, "new error")}`]),
    ...(gone === 0 ? [] : [`${counted(gone, "error")} gone`]),
  ];
}

function roomInWords(slack: Effect | undefined): readonly string[] {
  if (slack === "worse") return ["less room left"];
  if (slack === "better") return ["more room left"];
  return slack === "mixed" ? ["room lost here and gained there"] : [];
}

/** `survives -> does NOT survive`. */
export function flip({ before, after }: RequirementDifference, arrow: string): string {
  const [was, is] = [verdictOf(before), verdictOf(after)];
  return was === is ? is : `${was} ${arrow} ${is}`;
}

export function verdictOf(side: RequirementSide | undefined): string {
  if (side === undefined) return "not promised";
  return `${VERDICTS[side.verdict].replace(/ whether it survives$/, "")}${side.waived === true ? " (waived)" : ""}`;
}

export function promiseOf({ tolerate, continuity }: RequirementDifference): string {
  return `the loss of ${promise(tolerate)}${continuity ? " without interruption" : ""}`;
}

/** `6 of 7 scenarios`. */
export function survived(side: RequirementSide | undefined): string {
  return side === undefined ? "" : `${count(side.scenarios.survived)} of ${counted(side.scenarios.total, "scenario")}`;
}

/** `room in prod for 12 more VMs (4 vCPUs, 16 GiB) -> 3`. */
export function slackInWords({ measure, cluster, shape, before, after }: SlackDifference, arrow: string): string {
  const amounts =
    before.value === after.value && before.exact === after.exact
      ? amount(after)
      : `${amount(before)} ${arrow} ${amount(after)}`;
  if (measure === "host-failures") return `host failures survived: ${amounts}`;
  const [memory = ""] = quantities("MiB", [shape?.memoryMib ?? 0]);
  return `room in ${cluster} for more VMs of ${counted(shape?.vcpus ?? 0, "vCPU")} and ${memory}: ${amounts}`;
}

function amount({ value, exact }: SlackDifference["before"]): string {
  return `${exact ? "" : "at least "}${count(value)}`;
}

/** `hosts: 1 added; VMs: 5 added, 2 changed`. */
export function objectsInWords({ objects }: Difference): readonly string[] {
  return objects.map(({ list: name, added, removed, changed, replaced }) => {
    const parts = [
      ...(added === 0 ? [] : [`${count(added)} added`]),
      ...(removed === 0 ? [] : [`${count(removed)} removed`]),
      ...(changed === 0 ? [] : [`${count(changed)} changed`]),
      ...(replaced === 0 ? [] : [`${count(replaced)} replaced`]),
    ];
    return `${listNoun(name, 2)}: ${parts.join(", ")}`;
  });
}
