import type { Disk, FailoverPlan, Id, Replication, Vm } from "../../estate";
import type { Model } from "../model";
import { any } from "../tri";
import type { World } from "../world";

/** A way in which a VM comes up at a failover site: its cluster there, its disks there, the plan that says so; or who takes over from it. */
export interface Way {
  readonly plan: FailoverPlan;
  readonly cluster: Id;
  readonly disks: readonly Disk[];
  readonly replicas?: readonly Id[];
}

/** What is open of the ways of a VM: `unknown` that there may be others. */
export interface Ways {
  readonly ways: readonly Way[];
  readonly unknown: boolean;
}

/** All ways that the scenario leaves a VM, by the plans that cover it, in the order of docs/simulate.md. */
export function waysOf(model: Model, world: World, vm: Vm, plans: readonly FailoverPlan[]): Ways {
  const lost = (site: Id) => world.scenario.some(({ kind, id }) => kind === "site" && id === site);
  const [sure, perhaps, own]: [Way[], Way[], Way[]] = [[], [], []];
  let unknown = false;
  const answering = plans.filter(({ from, to }) => !lost(to) && lost(from));
  const others = plans.filter(({ from, to }) => !lost(to) && !lost(from));
  for (const plan of [...answering, ...others]) {
    for (const replication of copiesBy(model, plan)) {
      if (!replication.vms.includes(vm.id)) continue;
      const cluster = plan.cluster ?? replication.to.cluster;
      if (cluster === undefined) unknown = true;
      else if (replication.method === "application") {
        const { replicas } = replication;
        if (replicas === undefined) unknown = true;
        else if (replicas.length > 0) sure.push({ plan, cluster, disks: vm.disks ?? [], replicas });
      } else {
        const disks = copies(model, plan, replication, vm);
        if (disks === undefined) unknown = true;
        else {
          const gone = any(disks.map(({ datastore }) => world.datastoreGone(datastore ?? "")));
          if (gone === 0) sure.push({ plan, cluster, disks });
          else if (gone === 1) perhaps.push({ plan, cluster, disks });
        }
      }
    }
    if (plan.cluster !== undefined && vm.disks !== undefined && world.dataGone(vm) < 2) {
      const needed = vm.disks.flatMap(({ datastore }) => datastore ?? []);
      const mounted = model.hosts.some(
        ({ cluster, datastores }) =>
          cluster === plan.cluster && (datastores === undefined || needed.every((id) => datastores.includes(id))),
      );
      if (mounted) own.push({ plan, cluster: plan.cluster, disks: vm.disks });
    }
  }
  return { ways: [...sure, ...perhaps, ...own], unknown };
}

/** Replications that a plan recovers from: those that it names, in that order, or all that may lead to its site. */
export function copiesBy({ estate }: Model, plan: FailoverPlan): readonly Replication[] {
  const all = estate.replications ?? [];
  if (plan.replications === undefined) return all.filter(({ to }) => to.site === undefined || to.site === plan.to);
  return plan.replications.flatMap((id) => all.filter((one) => one.id === id));
}

/** The disks where their copies are; `undefined`: the estate does not tell. */
function copies({ estate }: Model, plan: FailoverPlan, replication: Replication, vm: Vm): readonly Disk[] | undefined {
  const disks: Disk[] = [];
  for (const { datastore, datastoreCluster, sizeGib } of vm.disks ?? []) {
    const pool = (estate.datastoreClusters ?? []).find(({ id }) => id === datastoreCluster)?.datastores ?? [];
    const on = datastore === undefined ? pool : [datastore];
    const pairs = [...(replication.datastores ?? []), ...(plan.datastores ?? [])];
    const alone = replication.to.datastores?.length === 1 ? replication.to.datastores[0] : undefined;
    const there = new Set(on.map((id) => pairs.find(({ from }) => from === id)?.to ?? alone));
    const [only] = there;
    if (there.size !== 1 || only === undefined) return undefined;
    disks.push({ datastore: only, ...(sizeGib === undefined ? {} : { sizeGib }) });
  }
  return vm.disks === undefined ? undefined : disks;
}
