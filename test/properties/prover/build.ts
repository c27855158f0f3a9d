import type { Cluster, Datastore, Domain, Estate, Host, Service, Site, Vm } from "../../../lib/estate";
import type { Blueprint } from "./blueprint";
import { buildRequirement, buildRule } from "./build-rules";
import { at, idsBut, pick, picks, range, siteOf } from "./picking";

/** The estate of a blueprint: valid, but that its requirement may be about nothing. */
export function build(plan: Blueprint): Estate {
  const sites = range(plan.sites).map((i): Site => ({ id: `site${i}` }));
  const networks = range(plan.networks).map((i) => ({ id: `n${i}` }));
  const clusters = plan.clusters.map(buildCluster);
  const domains = plan.domains.map((_, i) => buildDomain(plan, i, sites));
  const datastores = plan.datastores.map((_, i) => buildDatastore(plan, i, sites, domains, clusters));
  const datastoreClusters = plan.datastoreClusters.map((members, i) => ({
    id: `dc${i}`,
    datastores: picks(datastores, members),
  }));
  const lists = { sites, networks, clusters, domains, datastores, datastoreClusters };
  const hosts = plan.hosts.map((_, i) => buildHost(plan, i, lists));
  const vms: Vm[] = [];
  for (const i of plan.vms.keys()) {
    const vm = buildVm(plan, i, lists, hosts, vms);
    // Most that would not fit are left out: what does not fit before anything fails is soon told.
    if (vm.host !== undefined || vms.length === 0) vms.push(vm);
  }
  const services = plan.services.map(({ vms: members, quorum }, i): Service => {
    const replicas = picks(vms, members);
    return { id: `s${i}`, vms: replicas, quorum: quorum && Math.min(quorum, replicas.length) };
  });
  const rules = plan.rules.map((_, i) => buildRule(plan, i, { ...lists, hosts, vms, services }));
  const replications =
    plan.replicated.length === 0
      ? []
      : [{ id: "rep", vms: picks(vms, plan.replicated), method: "array" as const, to: {} }];
  const estate: Estate = {
    format: "failproof.estate/1",
    name: "random",
    ...lists,
    hosts,
    vms,
    rules,
    services,
    replications,
    requirements: [buildRequirement(plan, { clusters, vms, services })],
  };
  // In a document, a member that is `undefined` is absent.
  return JSON.parse(JSON.stringify(estate));
}

/** What hosts and VMs refer to. */
type Lists = Pick<Required<Estate>, "sites" | "networks" | "clusters" | "domains" | "datastores" | "datastoreClusters">;

function buildCluster(plan: Blueprint["clusters"][number], i: number): Cluster {
  const { platform, haEnabled, pdl, apd, drsEnabled, automation, partialVms, partialHosts } = plan;
  return {
    id: `c${i}`,
    platform,
    inventory: { vms: partialVms ? "partial" : "complete", hosts: partialHosts ? "partial" : "complete" },
    ha: { enabled: haEnabled, componentProtection: { pdl, apd } },
    drs: { enabled: drsEnabled, automation },
  };
}

/** Domains are in earlier ones only, so that there are no cycles. */
function buildDomain(plan: Blueprint, i: number, sites: readonly Site[]): Domain {
  const { kind, site, parents, redundant } = at(plan.domains, i);
  const earlier = range(i).map((j) => ({ id: `d${j}` }));
  return {
    id: `d${i}`,
    kind,
    site: siteOf(sites, site),
    domains: picks(earlier, parents),
    redundant: earlier.length === 0 ? undefined : redundant.map((group) => picks(earlier, group)),
  };
}

function buildDatastore(
  plan: Blueprint,
  i: number,
  sites: readonly Site[],
  domains: readonly Domain[],
  clusters: readonly Cluster[],
): Datastore {
  const { kind, site, redundant, over, failuresToTolerate, ...entry } = at(plan.datastores, i);
  const place = (thing: { readonly site: number | null | undefined; readonly domains: readonly number[] }) => ({
    site: siteOf(sites, thing.site),
    domains: picks(domains, thing.domains),
  });
  const kinds = ["host", "site", ...domains.map((domain) => domain.kind)];
  const spread = { cluster: at(clusters, 0).id, over: kinds.includes(over) ? over : "host", failuresToTolerate };
  return {
    id: `ds${i}`,
    type: kind === "vsan" ? "vsan" : "vmfs",
    site: siteOf(sites, site),
    domains: picks(domains, entry.domains),
    redundant: domains.length === 0 ? undefined : redundant.map((group) => picks(domains, group)),
    copies: kind === "copies" ? entry.copies.map((copy) => place(copy)) : undefined,
    witness: kind === "copies" && entry.witness !== undefined ? place(entry.witness) : undefined,
    distributed: kind === "vsan" ? spread : undefined,
  };
}

function buildHost(plan: Blueprint, i: number, lists: Lists): Host {
  const entry = at(plan.hosts, i);
  const switches = lists.domains.filter(({ kind }) => kind === "switch");
  const networks = idsBut(lists.networks, entry.lacksNetwork);
  const uplinks = entry.uplinks?.map((uplink, j) => ({
    id: `u${j}`,
    switch: switches.length === 0 ? undefined : pick(switches, uplink.switch).id,
    // The first carries what no other does.
    networks: j === 0 ? networks : picks(lists.networks, uplink.networks),
  }));
  return {
    id: `h${i}`,
    cluster: pick(lists.clusters, entry.cluster).id,
    site: siteOf(lists.sites, entry.site),
    domains: picks(lists.domains, entry.domains),
    redundant: lists.domains.length === 0 ? undefined : entry.redundant.map((group) => picks(lists.domains, group)),
    cores: entry.cores,
    threads: entry.threads,
    cpuMhz: entry.cpuMhz,
    memoryMib: entry.memoryMib,
    controlDomain: { memoryMib: entry.controlMib, cpuMhz: 0 },
    datastores: idsBut(lists.datastores, entry.lacksDatastore),
    networks,
    uplinks,
    storagePaths: entry.paths?.map((path) => ({
      datastore: pick(lists.datastores, path.datastore).id,
      domains: picks(lists.domains, path.domains),
    })),
    resources: entry.gpus === undefined ? undefined : { gpu: entry.gpus },
    state: entry.state,
  };
}

function buildVm(plan: Blueprint, i: number, lists: Lists, hosts: readonly Host[], earlier: readonly Vm[]): Vm {
  const entry = at(plan.vms, i);
  const cluster = pick(lists.clusters, entry.cluster).id;
  const vm: Vm = {
    id: `v${i}`,
    cluster,
    vcpus: entry.vcpus,
    memoryMib: entry.memoryMib,
    overheadMib: entry.overheadMib,
    reservation: { cpuMhz: entry.vcpusReserved, memoryMib: Math.min(entry.memoryReserved, entry.memoryMib) },
    tier: entry.tier,
    disks: entry.disks.map((disk) =>
      disk.cluster && lists.datastoreClusters.length > 0
        ? { datastoreCluster: pick(lists.datastoreClusters, disk.on).id }
        : { datastore: pick(lists.datastores, disk.on).id },
    ),
    networks: picks(lists.networks, entry.networks),
    power: entry.power,
    restart: entry.restart,
    movable: entry.movable,
    hostDevices: entry.gpus === 1 && !entry.movable ? ["vgpu"] : undefined,
    resources: entry.gpus === undefined ? undefined : { gpu: entry.gpus },
  };
  const choices = hosts.filter((host) => host.cluster === cluster);
  if (choices.length === 0) return vm;
  const turned = choices.map((_, j) => pick(choices, entry.host + j));
  const found = entry.placedToFit ? turned.find((host) => seemsToFit(host, vm, earlier)) : at(turned, 0);
  return { ...vm, host: found?.id };
}

/** Rough: most starts should hold, so that pinned estates are worth a look. */
function seemsToFit(host: Host, vm: Vm, earlier: readonly Vm[]): boolean {
  const beside = earlier.filter((other) => other.host === host.id && other.power === "on");
  const need = [...beside, vm].reduce((sum, one) => sum + (one.memoryMib ?? 0) + (one.overheadMib ?? 0), 0);
  const has = (ids: readonly string[] | undefined, id: string | undefined) => id === undefined || ids?.includes(id);
  return (
    host.state === "connected" &&
    need <= (host.memoryMib ?? 0) - (host.controlDomain?.memoryMib ?? 0) &&
    (vm.disks ?? []).every(({ datastore }) => has(host.datastores, datastore)) &&
    (vm.networks ?? []).every((network) => has(host.networks, network)) &&
    (vm.vcpus ?? 0) <= (host.threads ?? host.cores ?? 0)
  );
}
