import type { Datastore, Estate, EstateIndex, Id, Vm } from "../../estate";
import type { Route } from "../routes";
import { arrived } from "./arrival";
import { rulesAfter, servicesAfter, tornAffinity } from "./rules";

/** What makes the estate after a failover. */
export interface Change {
  readonly routes: ReadonlyMap<Id, Route>;
  /** VMs that need no room and do not run: stopped by a plan, or left down where nothing is moved to make room. */
  readonly stopped: ReadonlySet<Id>;
  /** Clusters whose VMs stay where they are; those that arrive start anywhere. */
  readonly pinned: ReadonlySet<Id>;
}

/** A datastore that is lost with the scenario, and holds what is stopped. No id of a document has a control character. */
export const STOPPED: Datastore = { id: "\u0000stopped", type: "vmfs", site: null, domains: [] };

/**
 * The estate as it is judged after a failover. Its VMs, hosts, rules and services keep their order, so that positions in these lists mean the
 * same; rules may be added at the end.
 */
export function estateAfter(index: EstateIndex, change: Change): Estate {
  const { routes, stopped } = change;
  const { failoverPlans, replications, ...estate } = index.estate;
  const vms = (estate.vms ?? []).map((vm) => vmAfter(index, vm, change));
  const clusters = new Map(vms.map((vm): readonly [Id, Id | undefined] => [vm.id, vm.cluster]));
  const clusterOfVm = (vm: Id) => clusters.get(vm);
  const clusterOfHost = (host: Id) => index.hosts.get(host)?.cluster;
  const rules = estate.rules ?? [];
  const after: Estate = {
    ...estate,
    vms,
    rules: [...rulesAfter(rules, routes, clusterOfVm, clusterOfHost), ...tornAffinity(rules, routes, clusterOfVm)],
    services: servicesAfter(estate.services ?? [], routes),
  };
  if (stopped.size === 0) return after;
  return {
    ...after,
    datastores: [...(estate.datastores ?? []), STOPPED],
    hosts: (estate.hosts ?? []).map((host) =>
      host.datastores === undefined ? host : { ...host, datastores: [...host.datastores, STOPPED.id] },
    ),
  };
}

function vmAfter(index: EstateIndex, vm: Vm, { routes, stopped, pinned }: Change): Vm {
  const route = routes.get(vm.id);
  if (route !== undefined) {
    return arrived(vm, route, index.platformOf(vm) !== index.clusters.get(route.cluster)?.platform);
  }
  const stays = pinned.has(vm.cluster ?? "") ? { ...vm, movable: false } : vm;
  return stopped.has(vm.id) ? { ...stays, disks: [{ datastore: STOPPED.id }] } : stays;
}
