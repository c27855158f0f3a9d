import type { Assumption } from "../assumption";
import type { EstateIndex } from "../lookup";
import type { Host, Id, Platform, Vm } from "../types";
import { controlDomainOf } from "./host";
import { overheadOf, powerOf } from "./vm";

/**
 * The defaults that stand in for absent facts of the estate, each with the objects it is used for. A default that nothing can
 * depend on is not used: the sizes of a VM that is off, a tier where no requirement asks for tiers, resources where nobody names any,
 * redundancy where there are no domains.
 */
export function assumptions(index: EstateIndex): readonly Assumption[] {
  const used = new Collector();
  const { estate } = index;
  const hasDomains = index.domains.size > 0;
  const hasTiers = (estate.requirements ?? []).some((requirement) => requirement.tiers !== undefined);
  const hasResources = [...(estate.vms ?? []), ...(estate.hosts ?? [])].some((thing) => thing.resources !== undefined);

  for (const domain of estate.domains ?? []) used.ifAbsent(domain.redundant, "domains", "redundant", "none", domain.id);
  for (const cluster of estate.clusters ?? []) {
    used.ifAbsent(cluster.inventory?.vms, "clusters", "inventory.vms", "complete", cluster.id);
    used.ifAbsent(cluster.inventory?.hosts, "clusters", "inventory.hosts", "complete", cluster.id);
  }
  for (const host of estate.hosts ?? []) {
    used.ifAbsent(host.state, "hosts", "state", "connected", host.id);
    if (host.cores !== undefined) used.ifAbsent(host.threads, "hosts", "threads", "as many as cores", host.id);
    if (hasDomains) used.ifAbsent(host.redundant, "hosts", "redundant", "none", host.id);
    if (hasResources) used.ifAbsent(host.resources, "hosts", "resources", "none", host.id);
    controlDomain(used, host, index.platformOf(host));
  }
  for (const datastore of estate.datastores ?? []) {
    if (hasDomains) used.ifAbsent(datastore.redundant, "datastores", "redundant", "none", datastore.id);
  }
  for (const vm of estate.vms ?? []) {
    used.ifAbsent(vm.power, "vms", "power", "on", vm.id);
    if (powerOf(vm) !== "on") continue;
    if (hasTiers) used.ifAbsent(vm.tier, "vms", "tier", "none", vm.id);
    if (hasResources) used.ifAbsent(vm.resources, "vms", "resources", "none", vm.id);
    runningVm(used, vm, index.platformOf(vm));
  }
  for (const rule of estate.rules ?? []) {
    used.ifAbsent(rule.enabled, "rules", "enabled", "true", rule.id);
    if (rule.kind === "anti-affinity") used.ifAbsent(rule.over, "rules", "over", "host", rule.id);
  }
  for (const service of estate.services ?? []) {
    used.ifAbsent(service.quorum, "services", "quorum", "all its VMs", service.id);
  }
  return used.assumptions();
}

function controlDomain(used: Collector, host: Host, platform: Platform | undefined): void {
  const effective = controlDomainOf(host, platform);
  for (const part of ["memoryMib", "cpuMhz"] as const) {
    if (effective[part] === undefined) continue;
    used.ifAbsent(host.controlDomain?.[part], "hosts", `controlDomain.${part}`, estimated(platform), host.id);
  }
}

function runningVm(used: Collector, vm: Vm, platform: Platform | undefined): void {
  used.ifAbsent(vm.restart, "vms", "restart", "medium", vm.id);
  used.ifAbsent(vm.movable, "vms", "movable", "true", vm.id);
  used.ifAbsent(vm.reservation?.cpuMhz, "vms", "reservation.cpuMhz", "0", vm.id);
  used.ifAbsent(vm.reservation?.memoryMib, "vms", "reservation.memoryMib", "0", vm.id);
  if (overheadOf(vm, platform) !== undefined) {
    used.ifAbsent(vm.overheadMib, "vms", "overheadMib", estimated(platform), vm.id);
  }
}

function estimated(platform: Platform | undefined): string {
  return `estimated by the ${platform} profile`;
}

/** Groups by list, fact and value, in the order of first use. */
class Collector {
  readonly #groups = new Map<string, { list: string; fact: string; value: string; objects: Id[] }>();

  ifAbsent(declared: unknown, list: string, fact: string, value: string, object: Id): void {
    if (declared !== undefined) return;
    const key = `${list} ${fact} ${value}`;
    const group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, { list, fact, value, objects: [object] });
    else group.objects.push(object);
  }

  assumptions(): readonly Assumption[] {
    return [...this.#groups.values()];
  }
}
