import type { RequirementVerdict } from "../prover";

/** Fewer scenarios fail, fewer VMs are lost, or others or for other reasons: one of several causes is gone. */
export function helps(now: RequirementVerdict, before: RequirementVerdict): boolean {
  if (now.scenarios.failed !== before.scenarios.failed) return now.scenarios.failed < before.scenarios.failed;
  if (lostIn(now) !== lostIn(before)) return lostIn(now) < lostIn(before);
  return reasonsOf(now) !== reasonsOf(before);
}

/** The least refuted first. */
export function byWhatIsLeft(a: RequirementVerdict, b: RequirementVerdict): number {
  return a.scenarios.failed - b.scenarios.failed || lostIn(a) - lostIn(b);
}

function lostIn({ counterexamples }: RequirementVerdict): number {
  return counterexamples.reduce((sum, { lost, alike }) => sum + lost.length * alike, 0);
}

function reasonsOf({ counterexamples }: RequirementVerdict): string {
  return [...new Set(counterexamples.flatMap(({ lost }) => lost.map(({ reason }) => reason)))].sort().join(" ");
}
