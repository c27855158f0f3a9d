import type { Problem } from "../fates/problem";
import { countOfSubsets } from "../scenarios/tolerance";
import { seeded } from "../search/greedy";
import type { Reference } from "../search/reference";
import type { RefitOrder } from "../search/refit";
import { recipeOf } from "./recipe-of";
import { Sweep } from "./sweep";

const SAMPLES = 64;
const SWEEP_FROM = 1000;

/**
 * A sweep through all scenarios of lost hosts, where there are so many that it is worth it and it covers most of them.
 */
export function sweepFor(
  base: Problem,
  reference: Reference | undefined,
  order: RefitOrder,
  { sweepFrom = SWEEP_FROM }: { readonly sweepFrom?: number },
): Sweep | undefined {
  const hosts = base.model.hosts.length;
  const failures = Math.min(base.model.requirement.tolerate.host ?? 0, hosts);
  if (failures === 0 || reference === undefined || countOfSubsets(hosts, failures) < sweepFrom) return undefined;
  const recipe = recipeOf(base, reference, order);
  if (recipe === undefined) return undefined;
  const sweep = new Sweep(recipe);
  const random = seeded(hosts);
  let covered = 0;
  for (let i = 0; i < SAMPLES; i += 1) {
    const lost = new Set<number>();
    while (lost.size < failures) lost.add(Math.floor(random() * hosts));
    if (sweep.covers([...lost].sort((a, b) => a - b))) covered += 1;
  }
  return 2 * covered >= SAMPLES ? sweep : undefined;
}
