import type { Counterexample, FailedDomain } from "../../prover";
import { counted, domains } from "./words";

type Loss = Pick<Counterexample, "failed" | "alike" | "alikeAmong">;

/** What is lost, as people say it: `rack-2`, `hosts esx-01 and esx-02`, `any 2 of 16 hosts`. */
export function loss(example: Loss): string {
  const among = alikeDomains(example);
  const kind = among?.[0]?.kind;
  if (among === undefined || kind === undefined) return domains(example.failed);
  return `any ${example.failed.length} of ${counted(among.length, kind)}`;
}

/** The domains that symmetric scenarios are drawn from, where they are of one kind. */
export function alikeDomains({ failed, alike, alikeAmong }: Loss): readonly FailedDomain[] | undefined {
  const kinds = new Set([...failed, ...(alikeAmong ?? [])].map(({ kind }) => kind));
  return alike > 1 && kinds.size === 1 ? alikeAmong : undefined;
}
