import type { Cluster, Estate, Requirement, Service, Vm } from "../../lib/estate";
import { product, subsets } from "./choices";
import type { Named, Scenario } from "./losses";
import { isOn } from "./modes";

/** What a requirement is about. */
export interface Scope {
  readonly vms: readonly Vm[];
  /** Clusters of the VMs in scope. */
  readonly clusters: readonly Cluster[];
  /** Powered-on VMs of these clusters, in scope or not. */
  readonly considered: readonly Vm[];
  /** In scope, on, not `disabled`. */
  readonly mustRun: readonly Vm[];
  /** Services that have a powered-on VM in scope. */
  readonly services: readonly Service[];
  /** Services that have any VM in scope. */
  readonly continuous: readonly Service[];
}

export function scopeOf(estate: Estate, requirement: Requirement): Scope {
  const vms = (estate.vms ?? []).filter((vm) => inScope(estate, requirement, vm));
  const clusters = (estate.clusters ?? []).filter(({ id }) => vms.some(({ cluster }) => cluster === id));
  const on = vms.filter(isOn);
  return {
    vms,
    clusters,
    considered: (estate.vms ?? []).filter((vm) => isOn(vm) && clusters.some(({ id }) => id === vm.cluster)),
    mustRun: on.filter(({ restart }) => restart !== "disabled"),
    services: (estate.services ?? []).filter((service) => on.some(({ id }) => service.vms.includes(id))),
    continuous: (estate.services ?? []).filter((service) => vms.some(({ id }) => service.vms.includes(id))),
  };
}

function inScope(estate: Estate, requirement: Requirement, vm: Vm): boolean {
  const { clusters, tiers, vms, services } = requirement;
  if (clusters !== undefined && !(vm.cluster !== undefined && clusters.includes(vm.cluster))) return false;
  if (tiers !== undefined && !(vm.tier !== undefined && tiers.includes(vm.tier))) return false;
  if (vms !== undefined && !vms.includes(vm.id)) return false;
  if (services === undefined) return true;
  return (estate.services ?? []).some(({ id, vms: replicas }) => services.includes(id) && replicas.includes(vm.id));
}

/** Every scenario of the tolerance, the empty one among them. */
export function scenariosOf(estate: Estate, requirement: Requirement, scope: Scope): readonly Scenario[] {
  const kinds = Object.entries(requirement.tolerate);
  return product(kinds.map(([kind, most]) => subsets(candidates(estate, scope, kind), most))).map((parts) =>
    parts.flat(),
  );
}

function candidates(estate: Estate, scope: Scope, kind: string): readonly Named[] {
  return idsOf(estate, scope, kind).map(({ id }) => ({ kind, id }));
}

function idsOf(estate: Estate, scope: Scope, kind: string): readonly { readonly id: string }[] {
  if (kind === "site") return estate.sites ?? [];
  if (kind === "datastore") return estate.datastores ?? [];
  if (kind === "host") return (estate.hosts ?? []).filter((h) => scope.clusters.some(({ id }) => id === h.cluster));
  return (estate.domains ?? []).filter((domain) => domain.kind === kind);
}
