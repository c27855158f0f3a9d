import type { Problem } from "../fates/problem";

/** VMs that cannot be anywhere else than on some hosts. */
export function confined(problem: Problem, vms: readonly number[], hosts: Uint8Array): readonly number[] {
  const known = new Map<Uint8Array, boolean>();
  return vms.filter((vm) => {
    const row = problem.allowed(problem.model.cohortOfVm[vm] ?? 0);
    const isInside = known.get(row) ?? row.every((can, h) => can === 0 || hosts[h] === 1);
    known.set(row, isInside);
    return isInside;
  });
}

/** Hosts as a row: 1 for each of them. */
export function rowOf(problem: Problem, hosts: readonly number[]): Uint8Array {
  const row = new Uint8Array(problem.model.hosts.length);
  for (const h of hosts) row[h] = 1;
  return row;
}
