import type { PlacementTable, RefitProof, WitnessProof } from "../estate";
import type { Lots } from "./lots";
import type { PairRule } from "./model";

/** Why a placement does not show that the scenario is survived; `undefined`: it does. */
type Flaw = string | undefined;

/** Hosts of VMs after the failure; a VM that is not in it takes no room. */
export type Placement = Map<number, number>;

/** The placement of a witness: that of the table with the moves made. */
export function witnessed(lots: Lots, table: PlacementTable, { moves }: WitnessProof): (vm: number) => number {
  const moved = new Map<number, number>();
  for (let i = 0; i + 1 < moves.length; i += 2) moved.set(moves[i] ?? -1, moves[i + 1] ?? -1);
  return (vm) => moved.get(vm) ?? (lots.canRun(vm, table[vm] ?? -1) === 2 ? (table[vm] ?? -1) : -1);
}

/** The placement of a recipe: who can stay at the place of the table stays, the others go to the first host in order that takes them. */
export function refitted(lots: Lots, table: PlacementTable, { order, hosts }: RefitProof): (vm: number) => number {
  const { model } = lots;
  const stands: Placement = new Map();
  const on = new Map<number, number[]>();
  const put = (vm: number, host: number) => {
    stands.set(vm, host);
    on.set(host, [...(on.get(host) ?? []), vm]);
  };
  const open = new Set<number>();
  for (const vm of model.considered) {
    const lot = lots.worst(vm);
    if (lot.kind === "stays") put(vm, lot.host);
    if (lot.kind !== "free") continue;
    open.add(vm);
    if (lots.canRun(vm, table[vm] ?? -1) === 2) put(vm, table[vm] ?? -1);
  }
  for (const vm of order) {
    if (!open.has(vm) || stands.has(vm)) continue;
    const takes = (host: number) =>
      lots.canRun(vm, host) === 2 &&
      model.fits(host, [...(on.get(host) ?? []), vm]) === 2 &&
      !rulesOf(lots, vm).some((rule) => breaks(lots, rule, new Map([...members(lots, rule, stands), [vm, host]])));
    const host = hosts.find(takes);
    if (host !== undefined) put(vm, host);
  }
  return (vm) => stands.get(vm) ?? -1;
}

/** Whether all that the scenario asks for is so under the placement, whatever the estate does not tell. */
export function flaw(lots: Lots, place: (vm: number) => number): Flaw {
  const { model } = lots;
  const stands: Placement = new Map();
  const running = new Set<string>();
  for (const vm of model.considered) {
    const lot = lots.worst(vm);
    const id = model.vms[vm]?.id ?? "";
    if (lot.kind === "fails") return `${id} is lost or may be`;
    if (lot.kind === "nothing") continue;
    const host = lot.kind === "stays" ? lot.host : place(vm);
    const stays = lot.kind === "stays" || lots.canRun(vm, host) === 2;
    if (!stays && lot.kind === "free" && lot.required) return `${id} is not placed where it can run`;
    if (!stays) continue;
    stands.set(vm, host);
    if (lot.counts) running.add(id);
  }
  const on = new Map<number, number[]>();
  for (const [vm, host] of stands) on.set(host, [...(on.get(host) ?? []), vm]);
  for (const [host, vms] of on) if (model.fits(host, vms) < 2) return `${model.hosts[host]?.id} is overfull`;
  for (const rule of model.pairRules) {
    if (rule.mandatory !== false && breaks(lots, rule, members(lots, rule, stands))) return `${rule.id} is broken`;
  }
  const short = model.services.find(
    ({ vms, quorum }) => vms.filter((id) => running.has(id)).length < (quorum ?? vms.length),
  );
  return short === undefined ? undefined : `${short.id} lacks replicas`;
}

function rulesOf(lots: Lots, vm: number): readonly PairRule[] {
  const id = lots.model.vms[vm]?.id ?? "";
  return lots.model.pairRules.filter(({ vms, mandatory }) => mandatory !== false && vms.includes(id));
}

/** Where the VMs of a rule stand. */
export function members(lots: Lots, rule: PairRule, stands: Placement): Placement {
  return new Map(
    rule.vms.flatMap((id) => {
      const vm = lots.model.vmAt.get(id) ?? -1;
      const host = stands.get(vm);
      return host === undefined ? [] : [[vm, host] as const];
    }),
  );
}

/** Whether VMs of the rule break it, or may: two on one host or in one domain; or not all on one host. */
export function breaks({ model, world }: Lots, rule: PairRule, placed: Placement, least = 1): boolean {
  const hosts = [...placed.values()].flatMap((host) => model.hosts[host] ?? []);
  if (rule.kind === "affinity") return new Set(hosts).size > 1;
  const held = hosts.map((host) => world.holding(host, rule.over ?? "host"));
  const ids = held.flatMap((domains) => [...new Set(domains.ids)]);
  return new Set(ids).size < ids.length || (least === 1 && hosts.length > 1 && held.some((domains) => !domains.all));
}
