import type { Estate, Host, Id, Requirement, Vm } from "../../../lib/estate";

/** A failed domain. */
interface Failed {
  readonly kind: Id;
  readonly id: Id;
}

const RANKS = ["disabled", "lowest", "low", "medium", "high", "highest"];

/**
 * Whether a tiny estate, of which everything is known, survives a scenario: tries every placement. Written from docs/simulate.md alone, for estates
 * with memory as the only size, hosts and datastores at sites and on arrays, plans with copies datastore by datastore, and anti-affinity.
 */
export function survives(estate: Estate, requirement: Requirement, failed: readonly Failed[]): boolean {
  const fails = (kind: Id, id: Id | null | undefined) => failed.some((one) => one.kind === kind && one.id === id);
  const hosts = (estate.hosts ?? []).filter(({ id, site }) => !fails("host", id) && !fails("site", site));
  const arrayGone = (id: Id) => {
    const array = estate.domains?.find((domain) => domain.id === id);
    return fails("storage-array", id) || fails("site", array?.site);
  };
  const storeGone = (id: Id | undefined) => {
    const store = estate.datastores?.find((one) => one.id === id);
    return fails("datastore", id) || fails("site", store?.site) || (store?.domains ?? []).some(arrayGone);
  };
  const inScope = ({ tier }: Vm) => requirement.tiers === undefined || requirement.tiers.includes(tier ?? "");
  const wanted = (vm: Vm) => inScope(vm) && vm.restart !== "disabled";
  const on = (estate.vms ?? []).filter(({ power }) => power === "on");
  const lowest = Math.min(...on.filter(wanted).map(({ restart }) => RANKS.indexOf(restart ?? "")));

  const stopped = new Set<Id>();
  const arrived = new Set<Id>();
  const after = on.map((vm): Vm => {
    const dataGone = (vm.disks ?? []).some(({ datastore }) => storeGone(datastore));
    const clusterGone = !hosts.some(({ cluster }) => cluster === vm.cluster);
    const site = vm.cluster?.slice(2);
    const plan = estate.failoverPlans?.find(
      ({ from, tiers }) => from === site && (tiers ?? [vm.tier]).includes(vm.tier ?? ""),
    );
    if (!(dataGone || clusterGone) || plan === undefined || fails("site", plan.to)) return vm;
    const copy = estate.replications?.find(({ to, vms }) => to.site === plan.to && vms.includes(vm.id));
    const disks = (vm.disks ?? []).map(({ datastore }) => copy?.datastores?.find(({ from }) => from === datastore)?.to);
    if (copy === undefined || disks.some(storeGone)) return vm;
    arrived.add(vm.id);
    const networks = vm.networks?.map((id) => plan.networks?.find(({ from }) => from === id)?.to ?? id);
    return { ...vm, cluster: `c-${plan.to}`, disks: disks.map((datastore) => ({ datastore })), networks };
  });
  for (const plan of estate.failoverPlans ?? []) {
    const isCarriedOut = after.some((vm) => arrived.has(vm.id) && vm.cluster === `c-${plan.to}`);
    if (!isCarriedOut) continue;
    for (const vm of after) {
      const isShed = vm.cluster === `c-${plan.to}` && !arrived.has(vm.id) && plan.shed?.includes(vm.tier ?? "");
      if (isShed) stopped.add(vm.id);
    }
  }

  const clusterOf = (id: Id | undefined) => estate.clusters?.find((cluster) => cluster.id === id);
  const canRun = (vm: Vm, host: Host) =>
    host.cluster === vm.cluster &&
    (vm.disks ?? []).every(({ datastore }) => !storeGone(datastore) && host.datastores?.includes(datastore ?? "")) &&
    (vm.networks ?? []).every((id) => host.networks?.includes(id));
  /** Host before the failure. */
  const couldRun = (vm: Vm, host: Host) =>
    host.cluster === vm.cluster &&
    (vm.memoryMib ?? 0) <= (host.memoryMib ?? 0) &&
    (vm.disks ?? []).every(({ datastore }) => host.datastores?.includes(datastore ?? "")) &&
    (vm.networks ?? []).every((id) => host.networks?.includes(id));
  const lostHosts = (estate.hosts ?? []).filter((host) => !hosts.includes(host));
  const off = (estate.vms ?? []).filter(({ power }) => power !== "on");
  const involved = new Set([...after, ...off].filter(inScope).map(({ cluster }) => cluster));

  const items: { readonly vm: Vm; readonly hosts: readonly Host[] }[] = [];
  for (const vm of after) {
    if (!involved.has(vm.cluster)) continue;
    const cluster = clusterOf(vm.cluster);
    const isFree = arrived.has(vm.id) || cluster?.drs?.enabled === true;
    const reach = hosts.filter((host) => canRun(vm, host));
    const dataGone = stopped.has(vm.id) || (vm.disks ?? []).some(({ datastore }) => storeGone(datastore));
    const home = isFree ? undefined : estate.hosts?.find(({ id }) => id === vm.host);
    const isHomeLost = home !== undefined && lostHosts.includes(home);
    if (wanted(vm)) {
      if (dataGone || reach.length === 0) return false;
      const exposed = home === undefined ? lostHosts.some((host) => couldRun(vm, host)) : isHomeLost;
      if (exposed && cluster?.ha?.enabled !== true) return false;
      items.push({ vm, hosts: home === undefined || isHomeLost ? reach : [home] });
      continue;
    }
    if (dataGone || reach.length === 0) continue;
    const rank = RANKS.indexOf(vm.restart ?? "");
    if (isHomeLost && (rank === 0 || rank < lowest)) continue;
    items.push({ vm, hosts: home === undefined || isHomeLost ? reach : [home] });
  }
  return fits(items, (vm, host, at) => apart(estate, vm, host, at));
}

function apart(estate: Estate, vm: Vm, host: Host, at: ReadonlyMap<Id, Host>): boolean {
  return (estate.rules ?? []).every(
    ({ kind, vms }) =>
      kind !== "anti-affinity" ||
      !vms.includes(vm.id) ||
      vms.every((other) => other === vm.id || at.get(other) !== host),
  );
}

function fits(
  items: readonly { readonly vm: Vm; readonly hosts: readonly Host[] }[],
  allows: (vm: Vm, host: Host, at: ReadonlyMap<Id, Host>) => boolean,
  at: ReadonlyMap<Id, Host> = new Map(),
  used: ReadonlyMap<Host, number> = new Map(),
): boolean {
  const [first, ...rest] = items;
  if (first === undefined) return true;
  return first.hosts.some((host) => {
    const load = (used.get(host) ?? 0) + (first.vm.memoryMib ?? 0);
    if (load > (host.memoryMib ?? 0) || !allows(first.vm, host, at)) return false;
    return fits(rest, allows, new Map([...at, [first.vm.id, host]]), new Map([...used, [host, load]]));
  });
}
