import { powerOf, restartOf } from "../../defaults";
import { RESERVED_KINDS, type Requirement, type Vm } from "../../types";
import type { CheckContext } from "../context";
import { quote } from "../quote";
import { type Standing, standing } from "../standing";

/** A requirement is about VMs that there are, and about failures that can happen to them. */
export function requirements(context: CheckContext): void {
  const list = context.estate.requirements ?? [];
  if (list.length === 0) return;
  const tiers = new Set((context.estate.vms ?? []).flatMap((vm) => vm.tier ?? []));
  const stands = standing(context.estate);
  for (const [i, requirement] of list.entries()) {
    const kinds = Object.keys(requirement.tolerate);
    if (kinds.length === 0) {
      context.report(["requirements", i, "tolerate"], "names no failure to survive", 'e.g. { "host": 1 }');
    }
    if (!context.isWhole) continue;
    for (const [j, tier] of (requirement.tiers ?? []).entries()) {
      if (!tiers.has(tier)) {
        context.report(
          ["requirements", i, "tiers", j],
          `no VM is of the tier ${quote(tier)}`,
          context.didYouMean(tier, tiers),
        );
      }
    }
    const scope = vmsThatMustRun(requirement, context);
    if (scope.length === 0) {
      context.report(
        ["requirements", i],
        `no VM that must run is in the scope of ${quote(requirement.id)}`,
        "a VM must run if it is powered on and its restart is not disabled; the scope is the intersection of what is given",
      );
    }
    for (const kind of kinds) tolerated(context, ["requirements", i, "tolerate", kind], kind, scope, stands);
  }
}

/** VMs in scope that are on and restart. */
function vmsThatMustRun(requirement: Requirement, { estate, index }: CheckContext): readonly Vm[] {
  const { clusters, tiers, vms, services } = requirement;
  const replicas = services?.flatMap((service) => index.services.get(service)?.vms ?? []);
  const allowed = [clusters, tiers, vms, replicas].map((ids) => ids && new Set(ids));
  const has = (i: number, value: string | undefined) =>
    allowed[i] === undefined || (value !== undefined && allowed[i].has(value));
  return (estate.vms ?? []).filter(
    (vm) =>
      has(0, vm.cluster) &&
      has(1, vm.tier) &&
      has(2, vm.id) &&
      has(3, vm.id) &&
      powerOf(vm) === "on" &&
      restartOf(vm) !== "disabled",
  );
}

/** Something of the kind is declared, and something stands in it. */
function tolerated(
  context: CheckContext,
  at: readonly (string | number)[],
  kind: string,
  scope: readonly Vm[],
  stands: Standing,
): void {
  const { estate, index, kinds } = context;
  if (kind === "host") {
    const clusters = new Set(scope.map((vm) => vm.cluster));
    const isOpen = (id: string) => index.clusters.get(id)?.inventory?.hosts === "partial";
    const hasHosts = [...clusters].some((id) => id === undefined || index.hostsOfCluster(id).length > 0 || isOpen(id));
    if (clusters.size > 0 && !hasHosts) context.report(at, "the clusters in scope have no hosts");
  } else if (kind === "datastore") {
    if ((estate.datastores ?? []).length === 0) context.report(at, "no datastore is declared");
  } else if (kind === "site") {
    if (stands.sites.size > 0) return;
    context.report(at, index.sites.size === 0 ? "no site is declared" : "nothing stands at any site");
  } else if (!kinds.has(kind)) {
    context.report(
      at,
      `no entry of domains is of the kind ${quote(kind)}`,
      context.didYouMean(kind, [...RESERVED_KINDS, ...kinds]),
    );
  } else if (!(estate.domains ?? []).some((domain) => domain.kind === kind && stands.domains.has(domain.id))) {
    context.report(at, `nothing stands in any ${quote(kind)}`, "name them in the domains of hosts or datastores");
  }
}
