import type { Counterexample, FailedDomain } from "../../prover";

/**
 * Whether every scenario that a counterexample stands for is named. One that is told for others equal to it but for names is accepted only
 * with all of them: whoever accepts the loss of one host has not accepted the loss of another.
 */
export function areNamed(counterexample: Counterexample, scenarios: readonly (readonly string[])[]): boolean {
  const named = new Set(scenarios.map(keyOf).filter((key) => standsFor(counterexample, key)));
  return named.size >= counterexample.alike;
}

/** Whether the counterexample stands for the scenario, by itself or among those alike. */
function standsFor({ failed, alikeAmong = [] }: Counterexample, key: string): boolean {
  if (key === keyOf(failed.map(nameOf))) return true;
  const parts: readonly string[] = JSON.parse(key);
  const kinds = new Map([...failed, ...alikeAmong].map((domain) => [nameOf(domain), domain.kind]));
  const sorted = (list: readonly (string | undefined)[]) => JSON.stringify([...list].sort());
  return (
    parts.length === failed.length &&
    parts.every((part) => kinds.has(part)) &&
    sorted(parts.map((part) => kinds.get(part))) === sorted(failed.map(({ kind }) => kind))
  );
}

/** A scenario as a text that knows no order and no repetition. */
function keyOf(scenario: readonly string[]): string {
  return JSON.stringify([...new Set(scenario)].sort());
}

function nameOf({ kind, id }: FailedDomain): string {
  return `${kind}/${id}`;
}
