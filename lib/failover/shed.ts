import { type EstateIndex, type FailoverPlan, type Id, powerOf, type Vm } from "../estate";
import type { MissingFact } from "../prover";
import { NO, type Tri, UNKNOWN, YES } from "./tri";

/** VMs that the plans stop at their sites to make room. */
export function shedBy(
  index: EstateIndex,
  plans: Iterable<FailoverPlan>,
  leaves: (vm: Id) => boolean,
): { readonly stopped: readonly Id[]; readonly missing: readonly MissingFact[] } {
  const stopped = new Set<Id>();
  const missing: MissingFact[] = [];
  for (const plan of plans) {
    const tiers = new Set(plan.shed ?? []);
    if (tiers.size === 0) continue;
    for (const vm of index.vms.values()) {
      if (vm.tier === undefined || !tiers.has(vm.tier) || powerOf(vm) !== "on" || leaves(vm.id)) continue;
      const isThere = standsAt(index, vm, plan.to);
      if (isThere === YES) stopped.add(vm.id);
      else if (isThere === UNKNOWN) missing.push({ object: `vms/${vm.id}`, fact: "host" });
    }
  }
  return { stopped: [...stopped], missing };
}

/** By the hosts of its cluster; where these are at several sites, by its own. */
function standsAt(index: EstateIndex, vm: Vm, site: Id): Tri {
  const atSite = index.membersOfSite(site).hosts;
  const hosts = index.hostsOfCluster(vm.cluster ?? "");
  const there = hosts.filter(({ id }) => atSite.has(id)).length;
  if (there === 0) return NO;
  if (there === hosts.length) return YES;
  return vm.host === undefined ? UNKNOWN : atSite.has(vm.host) ? YES : NO;
}
