import type { EstateIndex, FailoverPlan, Id, Replication } from "../../lib/estate";

/** Clusters that a plan brings VMs up in: its own, else those of its replications. */
export function targetsOf(index: EstateIndex, plan: FailoverPlan): readonly Id[] {
  if (plan.cluster !== undefined) return [plan.cluster];
  return [...new Set(replicationsOf(index, plan).flatMap(({ to }) => to.cluster ?? []))];
}

/** Datastores that a plan recovers from, as far as they are paired. */
export function copyStoresOf(index: EstateIndex, plan: FailoverPlan): readonly Id[] {
  const pairs = [
    ...replicationsOf(index, plan).flatMap(({ datastores = [] }) => datastores),
    ...(plan.datastores ?? []),
  ];
  return [...new Set(pairs.map(({ to }) => to))].sort();
}

function replicationsOf(index: EstateIndex, { replications, to }: FailoverPlan): readonly Replication[] {
  if (replications !== undefined) return replications.flatMap((id) => index.replications.get(id) ?? []);
  return [...index.replications.values()].filter((one) => (one.to.site ?? to) === to);
}
