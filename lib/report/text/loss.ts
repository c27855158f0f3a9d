import type { Counterexample, FailedDomain } from "../../prover";
import { counted, domains } from "./words";

type Loss = Pick<Counterexample, "failed" | "alike" | "alikeAmong">;

/** What is lost, as people say it: `rack-2`, `hosts esx-01 and esx-02`, `any 2 of 16 hosts`. */
export function loss(example: Loss): string {
  const among = anyOf(example);
  const kind = among?.[0]?.kind;
  if (among === undefined || kind === undefined) return domains(example.failed);
  return `any ${example.failed.length} of ${counted(among.length, kind)}`;
}

/** The domains of which any so many are alike; undefined where the scenarios are alike in another way. */
export function anyOf({ failed, alike, alikeAmong }: Loss): readonly FailedDomain[] | undefined {
  if (alikeAmong === undefined || alike === 1) return undefined;
  const kinds = new Set([...failed, ...alikeAmong].map(({ kind }) => kind));
  return kinds.size === 1 && choose(alikeAmong.length, failed.length) === alike ? alikeAmong : undefined;
}

/** In how many ways so many can be drawn. */
function choose(from: number, many: number): number {
  let ways = 1;
  for (let drawn = 1; drawn <= many; drawn++) ways = (ways * (from - many + drawn)) / drawn;
  return Math.round(ways);
}
