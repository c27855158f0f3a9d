import { type EstateView, type Fail, fails, names, type RuleView, type VmView } from "../../../lib/policy";

/** Two VMs in an affinity and in an anti-affinity rule: they cannot be both. */
export function* togetherAndApart(estate: EstateView): Iterable<Fail> {
  for (const apart of estate.rules) {
    if (apart.kind !== "anti-affinity") continue;
    for (const [together, shared] of affinityAmong(apart.vms)) {
      if (shared.length < 2) continue;
      yield fails({
        about: [together, apart, ...shared],
        message: `${together.id} keeps ${names(shared)} together, and ${apart.id} keeps them apart`,
        expected: "together or apart",
        found: "both",
      });
    }
  }
}

function affinityAmong(vms: readonly VmView[]): ReadonlyMap<RuleView, readonly VmView[]> {
  const found = new Map<RuleView, VmView[]>();
  for (const vm of vms) {
    for (const rule of vm.rules) {
      if (rule.kind !== "affinity") continue;
      const shared = found.get(rule);
      if (shared === undefined) found.set(rule, [vm]);
      else shared.push(vm);
    }
  }
  return found;
}
