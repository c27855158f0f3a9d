import type { Problem } from "../../fates/problem";
import type { Board } from "../board";
import type { Units } from "../units";

/** VMs that can be placed on a set of hosts only, in kinds of one demand; and these hosts, in kinds of one room. */
export interface Crowding {
  /** Ascending; all hosts of the model where they hold all VMs. */
  readonly hosts: readonly number[];
  /** The smaller sum of demands first. */
  readonly vmKinds: readonly { readonly demand: readonly number[]; readonly count: number }[];
  readonly hostKinds: readonly { readonly room: readonly number[]; readonly count: number }[];
}

const MOST_SETS = 8;

/**
 * All hosts that take anything, and each smaller set that some VMs are confined to.
 * @param board with the VMs that stay
 */
export function crowdings(board: Board, units: Units): readonly Crowding[] {
  const { problem } = board;
  const vms = units.required.flat();
  const rowOf = (vm: number) => problem.allowed(problem.model.cohortOfVm[vm] ?? 0);
  const rows = [...new Set(vms.map(rowOf))];
  const all = [...problem.model.hosts.keys()].filter((h) => rows.some((row) => row[h] === 1));
  const sets = new Map([[all.join(), all]]);
  for (const row of rows) {
    const own = all.filter((h) => row[h] === 1);
    if (sets.size < MOST_SETS && !sets.has(own.join())) sets.set(own.join(), own);
  }
  return [...sets.values()].map((hosts) => {
    const inside = new Set(hosts);
    const isHeld = new Map(rows.map((row) => [row, row.every((cell, h) => cell === 0 || inside.has(h))]));
    const held = vms.filter((vm) => isHeld.get(rowOf(vm)) === true);
    const crowding = crowdingOf(board, hosts, held);
    return hosts === all ? { ...crowding, hosts: [...problem.model.hosts.keys()] } : crowding;
  });
}

function crowdingOf(board: Board, hosts: readonly number[], vms: readonly number[]): Crowding {
  const { problem, width, left } = board;
  const vmKinds = grouped(vms.map((vm) => demandOf(problem, vm))).map(({ row, count }) => ({ demand: row, count }));
  const rooms = hosts.map((h) => [...left.slice(h * width, (h + 1) * width)]);
  return { hosts, vmKinds, hostKinds: grouped(rooms).map(({ row, count }) => ({ room: row, count })) };
}

function demandOf({ model }: Problem, vm: number): readonly number[] {
  const width = model.dimensions.length;
  return [...model.demand.slice(vm * width, (vm + 1) * width)];
}

function grouped(
  rows: readonly (readonly number[])[],
): readonly { readonly row: readonly number[]; readonly count: number }[] {
  const groups = new Map<string, { readonly row: readonly number[]; count: number }>();
  for (const row of rows) {
    const group = groups.get(row.join()) ?? { row, count: 0 };
    group.count += 1;
    groups.set(row.join(), group);
  }
  const sum = (row: readonly number[]) => row.reduce((total, amount) => total + amount, 0);
  return [...groups.values()].sort((a, b) => sum(a.row) - sum(b.row) || (a.row.join() < b.row.join() ? -1 : 1));
}
