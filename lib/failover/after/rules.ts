import type { Id, Rule, Service, VmHostRule } from "../../estate";
import type { Route } from "../routes";

/**
 * Rules after the failover. Those over VMs go with them: affinity holds within each cluster, anti-affinity everywhere. One that ties VMs to hosts
 * is left behind by a VM that comes up in a cluster of which the rule names no host.
 */
export function rulesAfter(
  rules: readonly Rule[],
  routes: ReadonlyMap<Id, Route>,
  clusterOfVm: (vm: Id) => Id | undefined,
  clusterOfHost: (host: Id) => Id | undefined,
): readonly Rule[] {
  return rules.map((rule): Rule => {
    if (!rule.vms.some((vm) => routes.has(vm))) return rule;
    if (rule.kind === "vm-host") return hostRule(rule, routes, clusterOfHost);
    if (rule.kind !== "affinity") return rule;
    const [first, ...others] = byCluster(rule.vms, clusterOfVm);
    return others.length === 0 || first === undefined ? rule : { ...rule, enabled: false };
  });
}

/** Where affinity was torn over clusters: what holds within each, as rules of their own after all others. */
export function tornAffinity(
  rules: readonly Rule[],
  routes: ReadonlyMap<Id, Route>,
  clusterOfVm: (vm: Id) => Id | undefined,
): readonly Rule[] {
  return rules.flatMap((rule): readonly Rule[] => {
    if (rule.kind !== "affinity" || !rule.vms.some((vm) => routes.has(vm))) return [];
    const groups = byCluster(rule.vms, clusterOfVm);
    return groups.length < 2 ? [] : groups.map((vms, i) => ({ ...rule, id: `${rule.id}\u0000${i}`, vms }));
  });
}

function hostRule(
  rule: VmHostRule,
  routes: ReadonlyMap<Id, Route>,
  clusterOfHost: (host: Id) => Id | undefined,
): VmHostRule {
  const known = new Set(rule.hosts.map(clusterOfHost));
  const vms = rule.vms.filter((vm) => {
    const route = routes.get(vm);
    return route === undefined || known.has(route.cluster);
  });
  return { ...rule, vms };
}

function byCluster(vms: readonly Id[], clusterOfVm: (vm: Id) => Id | undefined): readonly (readonly Id[])[] {
  const groups = new Map<Id | undefined, Id[]>();
  for (const vm of vms) {
    const cluster = clusterOfVm(vm);
    groups.set(cluster, [...(groups.get(cluster) ?? []), vm]);
  }
  return [...groups.values()];
}

/** Of a VM that others take over from, they count in its stead. */
export function servicesAfter(services: readonly Service[], routes: ReadonlyMap<Id, Route>): readonly Service[] {
  return services.map((service) => {
    if (!service.vms.some((vm) => routes.get(vm)?.replicas !== undefined)) return service;
    const vms = service.vms.flatMap((vm) => routes.get(vm)?.replicas ?? [vm]);
    return { ...service, vms: [...new Set(vms)] };
  });
}
