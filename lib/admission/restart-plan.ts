import {
  type Cluster,
  capacityOf,
  type EstateIndex,
  type Host,
  type Id,
  overheadOf,
  powerOf,
  restartOf,
  stateOf,
  type Vm,
} from "../estate";
import type { MissingFact } from "../prover";
import { isAgile } from "./agility";
import { isPlannedExactly, type Pool, stopOf } from "./bin-packing";
import type { Judged } from "./policies";

/**
 * What a Xen pool's own plan for `failures` host failures says: memory alone, each VM at its static maximum and overhead. Protected VMs that
 * any host can run are placed anew; all others are counted where they are. `missing`: nothing can be said.
 *
 * @see https://github.com/xapi-project/xen-api/blob/master/ocaml/xapi/xapi_ha_vm_failover.ml (compute_restart_plan, plan_for_n_failures)
 */
export function byRestartPlan(index: EstateIndex, cluster: Cluster, failures: number): Judged {
  const hosts = index.hostsOfCluster(cluster.id);
  const { known, missing } = protectedVms(index, cluster, hosts);
  if (missing.length > 0) return { answer: "unknown", because: "facts are missing", sums: [], missing };
  const plan = {
    failures,
    agile: known.agile.length,
    notAgile: known.notAgile.map(({ id }) => id),
  };
  const judged = { sums: [], missing, plan };
  const event = failures === 1 ? "1 host failure" : `${failures} host failures`;
  const [fixed] = known.notAgile;
  if (fixed !== undefined) {
    const because = `${fixed.id} cannot run on every host, and the pool has no plan for all as long as it is protected`;
    return { ...judged, answer: "refuses", because };
  }
  if (!isPlannedExactly(hosts.length, failures)) {
    const because = `${event} of ${hosts.length} hosts are too many ways to fail for the pool's exact plan, and its estimate is not followed here`;
    return { ...judged, answer: "unknown", because };
  }
  const live = hosts.filter((host) => stateOf(host) === "connected");
  const stranded = known.agile.find(({ host }) => !live.some(({ id }) => id === host));
  if (stranded !== undefined) {
    return { ...judged, answer: "unknown", because: `${stranded.id} is on a host that is not in service` };
  }
  // Of hosts with the same memory free XAPI takes one by an order of its own.
  const stops = [live, [...live].reverse()].map((order) => stopIn(index, cluster, order, known.agile, failures));
  const [stop] = stops;
  if (stops.every((one) => one === undefined)) {
    const because = `its plan for ${event} has memory for all ${plan.agile} protected VMs, and looks at nothing else`;
    return { ...judged, answer: "accepts", because };
  }
  if (stop === undefined || stops.includes(undefined)) {
    return { ...judged, answer: "unknown", because: "it depends on the order in which the pool takes equal hosts" };
  }
  return { ...judged, answer: "refuses", because: stop };
}

interface Protected {
  readonly agile: readonly Vm[];
  readonly notAgile: readonly Vm[];
}

/** Protected are VMs that are on and whose restart is promised. Facts that the plan rests on and that are not there are `missing`. */
function protectedVms(index: EstateIndex, { id, platform }: Cluster, hosts: readonly Host[]) {
  const missing: MissingFact[] = [];
  const agile: Vm[] = [];
  const notAgile: Vm[] = [];
  for (const host of hosts) {
    if (capacityOf(host, platform).memoryMib === undefined) {
      missing.push({ object: `hosts/${host.id}`, fact: "memoryMib" });
    }
  }
  for (const vm of index.vmsOfCluster(id)) {
    if (powerOf(vm) !== "on") continue;
    if (vm.memoryMib === undefined) missing.push({ object: `vms/${vm.id}`, fact: "memoryMib" });
    else if (overheadOf(vm, platform) === undefined) missing.push({ object: `vms/${vm.id}`, fact: "overheadMib" });
    if (vm.host === undefined) missing.push({ object: `vms/${vm.id}`, fact: "host" });
    if (restartOf(vm) === "disabled" || vm.bestEffort === true) continue;
    const isFree = isAgile(index, vm, hosts);
    if (isFree === true) agile.push(vm);
    else if (isFree === false) notAgile.push(vm);
    else missing.push(...isFree);
  }
  const known: Protected = { agile, notAgile };
  return { known, missing };
}

/** In words; `undefined`: there is a plan. */
function stopIn(
  index: EstateIndex,
  { platform, id }: Cluster,
  hosts: readonly Host[],
  agile: readonly Vm[],
  failures: number,
): string | undefined {
  const at = new Map<Id, number>(hosts.map((host, position) => [host.id, position]));
  const free = hosts.map((host) => capacityOf(host, platform).memoryMib ?? 0);
  const sizeOf = (vm: Vm) => (vm.memoryMib ?? 0) + (overheadOf(vm, platform) ?? 0);
  for (const vm of index.vmsOfCluster(id)) {
    const host = vm.host === undefined ? undefined : at.get(vm.host);
    if (host !== undefined && powerOf(vm) === "on") free[host] = (free[host] ?? 0) - sizeOf(vm);
  }
  const placed = agile.flatMap((vm) => {
    const host = vm.host === undefined ? undefined : at.get(vm.host);
    return host === undefined ? [] : [{ vm, sizeMib: sizeOf(vm), host }];
  });
  const pool: Pool = { free, vms: placed };
  const stop = stopOf(pool, failures);
  if (stop === undefined) return undefined;
  const lost = stop.vm === undefined ? undefined : placed[stop.vm];
  if (lost === undefined) return `there are ${hosts.length} hosts that could fail`;
  const names = stop.failed.map((position) => hosts[position]?.id).join(", then ");
  return `when it loses ${names}, no host has ${lost.sizeMib} MiB free for ${lost.vm.id}, with VMs placed the largest first, where most is free`;
}
