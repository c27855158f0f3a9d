import { type EstateIndex, type FailoverPlan, type Id, powerOf, type Replication, type Vm, vmsOfPlan } from "../estate";

/** VMs that a scenario takes together: one cluster, the same disks, the same plans and copies. */
export interface PlannedGroup {
  /** Any of them: what it says of its cluster and disks holds for all. */
  readonly sample: Vm;
  readonly vms: readonly Vm[];
  /** Plans that cover them, in the order of the estate; none: they are copied, and nobody fails them over. */
  readonly plans: readonly FailoverPlan[];
}

/** Which VMs that are on have a failover plan or a copy, worked out once for an estate. */
export class Plans {
  readonly groups: readonly PlannedGroup[];

  constructor(readonly index: EstateIndex) {
    const plansOf = new Map<Id, FailoverPlan[]>();
    for (const plan of index.failoverPlans.values()) {
      for (const { id } of vmsOfPlan(index, plan)) plansOf.set(id, [...(plansOf.get(id) ?? []), plan]);
    }
    const copiesOf = new Map<Id, Id[]>();
    for (const { id, vms } of index.replications.values()) {
      for (const vm of vms) copiesOf.set(vm, [...(copiesOf.get(vm) ?? []), id]);
    }
    const groups = new Map<string, { sample: Vm; vms: Vm[]; plans: readonly FailoverPlan[] }>();
    for (const vm of index.vms.values()) {
      const plans = plansOf.get(vm.id) ?? [];
      if (powerOf(vm) !== "on" || (plans.length === 0 && !copiesOf.has(vm.id))) continue;
      const disks = vm.disks?.map(({ datastore, datastoreCluster }) => [datastore, datastoreCluster]);
      const own = disks === undefined ? vm.id : "";
      const key = JSON.stringify([vm.cluster, disks, own, plans.map(({ id }) => id), copiesOf.get(vm.id)]);
      const group = groups.get(key) ?? { sample: vm, vms: [], plans };
      group.vms.push(vm);
      groups.set(key, group);
    }
    this.groups = [...groups.values()];
  }

  /** Clusters that plans bring VMs up in, those of their replications too. */
  targets(plan: FailoverPlan): readonly Id[] {
    if (plan.cluster !== undefined) return [plan.cluster];
    return [...new Set(this.replicationsOf(plan).flatMap(({ to }) => to.cluster ?? []))];
  }

  /** The replications that a plan recovers from: those that it names, or all that may lead to its site. */
  replicationsOf(plan: FailoverPlan): readonly Replication[] {
    const named = plan.replications;
    if (named !== undefined) return named.flatMap((id) => this.index.replications.get(id) ?? []);
    return [...this.index.replications.values()].filter(({ to }) => (to.site ?? plan.to) === plan.to);
  }
}
