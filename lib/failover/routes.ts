import type { Disk, FailoverPlan, Id, Replication } from "../estate";
import { distinctFacts, type MissingFact } from "../prover";
import { copiedDisks } from "./copies";
import type { Losses } from "./losses";
import type { PlannedGroup, Plans } from "./plans";
import { any, NO, YES } from "./tri";

/** One way in which VMs come back: where, and from which copy. */
export interface Route {
  readonly plan: FailoverPlan;
  readonly cluster: Id;
  /** Absent: their own disks, which outlive the scenario. */
  readonly replication?: Replication;
  /** At the failover site. */
  readonly disks: readonly Disk[];
  /** VMs that take over instead of them: they do not start themselves. */
  readonly replicas?: readonly Id[];
}

/** All ways that the scenario leaves, the best first; and what is missing to say whether there are more. */
export interface Routes {
  readonly routes: readonly Route[];
  readonly missing: readonly MissingFact[];
}

export function routesOf(plans: Plans, { sample, plans: covering }: PlannedGroup, losses: Losses): Routes {
  const sure: Route[] = [];
  const possible: Route[] = [];
  const own: Route[] = [];
  const missing: MissingFact[] = [];
  const { sites } = losses.scenario;
  const answers = (plan: FailoverPlan) => (sites.has(plan.from) ? 0 : 1);
  const open = covering.filter(({ to }) => !sites.has(to)).sort((a, b) => answers(a) - answers(b));
  for (const plan of open) {
    for (const replication of plans.replicationsOf(plan)) {
      if (!replication.vms.includes(sample.id)) continue;
      const cluster = plan.cluster ?? replication.to.cluster;
      if (cluster === undefined) missing.push({ object: `failoverPlans/${plan.id}`, fact: "cluster" });
      else if (replication.method === "application") {
        const { replicas } = replication;
        if (replicas === undefined) missing.push({ object: `replications/${replication.id}`, fact: "replicas" });
        else if (replicas.length > 0) sure.push({ plan, cluster, replication, disks: sample.disks ?? [], replicas });
      } else {
        const copied = copiedDisks(losses.index, plan, replication, sample);
        if ("missing" in copied) missing.push(...copied.missing);
        else {
          const gone = any(copied.disks.map(({ datastore }) => losses.datastoreGone(datastore ?? "")));
          if (gone !== YES) (gone === NO ? sure : possible).push({ plan, cluster, replication, disks: copied.disks });
        }
      }
    }
    const home = plan.cluster;
    if (home !== undefined && sample.disks !== undefined && losses.dataGone(sample) !== YES) {
      if (isMountedIn(losses, home, sample.disks)) own.push({ plan, cluster: home, disks: sample.disks });
    }
  }
  return { routes: [...sure, ...possible, ...own], missing: distinctFacts(missing) };
}

/** Whether any host of the cluster may have all the datastores. */
function isMountedIn({ index }: Losses, cluster: Id, disks: readonly Disk[]): boolean {
  const needed = disks.flatMap(({ datastore }) => datastore ?? []);
  return index
    .hostsOfCluster(cluster)
    .some(({ datastores }) => datastores === undefined || needed.every((id) => datastores.includes(id)));
}
