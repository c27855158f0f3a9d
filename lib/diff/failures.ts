import type { FailedDomain } from "../prover";
import type { ReportedCounterexample } from "../report";

/** The smallest failures of one side that the other side does not have in any form. */
export function notAmong(
  examples: readonly ReportedCounterexample[],
  others: readonly ReportedCounterexample[],
): readonly ReportedCounterexample[] {
  return examples.filter((example) => !others.some((other) => covers(other, example)));
}

/** Whether each scenario that `example` stands for contains one that `other` stands for. */
function covers(other: ReportedCounterexample, example: ReportedCounterexample): boolean {
  const [among, within] = [domainsOf(other), domainsOf(example)];
  const isSame = among.size === within.size && [...within].every((domain) => among.has(domain));
  if (isSame && other.failed.length === example.failed.length && other.alike >= example.alike) return true;
  if (standsForAll(other)) {
    const outside = [...within].filter((domain) => !among.has(domain)).length;
    return example.failed.length - outside >= other.failed.length;
  }
  const failed = new Set(example.failed.map(nameOf));
  return example.alike === 1 && other.alike === 1 && other.failed.every((domain) => failed.has(nameOf(domain)));
}

/** It stands for every choice of so many of its domains. */
function standsForAll({ failed, alike, alikeAmong = failed }: ReportedCounterexample): boolean {
  if (alike === 1) return alikeAmong.length <= failed.length;
  const kinds = new Set(alikeAmong.map(({ kind }) => kind));
  return kinds.size === 1 && alike === choices(alikeAmong.length, failed.length);
}

function choices(from: number, many: number): number {
  let result = 1;
  for (let i = 1; i <= many; i++) result = (result * (from - many + i)) / i;
  return Math.round(result);
}

function domainsOf({ failed, alikeAmong }: ReportedCounterexample): ReadonlySet<string> {
  return new Set((alikeAmong ?? failed).map(nameOf));
}

function nameOf({ kind, id }: FailedDomain): string {
  return `${kind}/${id}`;
}
