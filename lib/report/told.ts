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
