import type { Id, Vm } from "../estate";
import { distinctFacts, type MissingFact } from "../prover";
import type { Losses } from "./losses";
import type { Plans } from "./plans";
import { type Route, routesOf } from "./routes";
import { NO, UNKNOWN, YES } from "./tri";

/** Who fails over in one scenario, by which route. */
export interface Departures {
  /** By VM; one that has no route is not among them, and stays down. */
  readonly routes: ReadonlyMap<Id, Route>;
  /** VMs with a plan or a copy that cannot come back where they were. */
  readonly touched: readonly Vm[];
  /** Another route than that which was taken is open, or may be. */
  readonly isAmbiguous: boolean;
  /** Facts without which it cannot be said who fails over, and how. */
  readonly missing: readonly MissingFact[];
  /** Equal for scenarios in which the same VMs go the same ways. */
  readonly key: string;
}

/** Undefined: nobody with a plan or a copy is touched. */
export function departuresOf(plans: Plans, losses: Losses): Departures | undefined {
  const routes = new Map<Id, Route>();
  const touched: Vm[] = [];
  const missing: MissingFact[] = [];
  const key: string[] = [];
  let isAmbiguous = false;
  for (const [g, group] of plans.groups.entries()) {
    const isPlanned = group.plans.length > 0;
    const needs = isPlanned ? losses.needsFailover(group.sample) : losses.dataGone(group.sample);
    if (needs === NO) continue;
    touched.push(...group.vms);
    key.push(`${g}`);
    if (!isPlanned) continue;
    if (needs === UNKNOWN) {
      losses.needsFailover(group.sample, missing);
      continue;
    }
    const found = routesOf(plans, group, losses);
    const [first] = found.routes;
    if (first === undefined) missing.push(...found.missing);
    else {
      isAmbiguous ||= found.routes.length > 1 || found.missing.length > 0;
      key.push(`${first.plan.id}\u0000${first.replication?.id ?? ""}`);
      for (const vm of group.vms) {
        const portable = portability(losses, vm, first);
        if (portable === UNKNOWN) missing.push({ object: `vms/${vm.id}`, fact: "portable" });
        else if (portable === YES) routes.set(vm.id, first);
      }
    }
  }
  if (touched.length === 0) return undefined;
  return { routes, touched, isAmbiguous, missing: distinctFacts(missing), key: key.join("\u0001") };
}

/** Whether its guest boots on the platform where it comes up. */
function portability({ index }: Losses, vm: Vm, { cluster, replicas }: Route) {
  const [from, to] = [index.platformOf(vm), index.clusters.get(cluster)?.platform];
  if (from === to || replicas !== undefined) return YES;
  return vm.portable === undefined ? UNKNOWN : vm.portable ? YES : NO;
}
