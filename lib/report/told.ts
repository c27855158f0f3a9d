import type { Finding } from "../policy";
import type { Report } from "./report";

/** The rule that makes a finding of every requirement that is not proven. */
export const REQUIREMENT_RULE = "failover/requirement-proven";

/**
 * The findings without those that only repeat a verdict: for readers who get the requirements in full beside them. In data they stay, so that
 * a consumer of findings alone misses nothing.
 */
export function findingsBesideVerdicts({ findings }: Report): readonly Finding[] {
  return findings.filter(({ rule }) => rule !== REQUIREMENT_RULE);
}

/** Rules that say of a promise what its own row says already, where what was before stands beside it. */
const PROMISE_RULES: ReadonlySet<string> = new Set(["change/promise-kept", "change/promise-withdrawn"]);

/** The findings without those that only repeat what a change does to a promise: for readers who get that beside them. */
export function findingsBesidePromises(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ rule }) => !PROMISE_RULES.has(rule));
}
