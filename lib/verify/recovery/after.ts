import type { Estate, Id, Requirement, Rule, Vm } from "../../estate";
import type { Way } from "./routes";

/** Holds what is stopped, and fails with the scenario. No id of a document has a control character. */
export const STOPPED = "\u0000stopped";

/** What is different after a failover. */
export interface Failover {
  readonly ways: ReadonlyMap<Id, Way>;
  /** Stopped to make room, or left down. */
  readonly stopped: ReadonlySet<Id>;
  /** Clusters whose own VMs stay where they are. */
  readonly pinned: ReadonlySet<Id>;
}

/** The estate after a failover, as docs/simulate.md tells it. */
export function after(estate: Estate, { ways, stopped, pinned }: Failover): Estate {
  const platform = new Map((estate.clusters ?? []).map((one) => [one.id, one.platform]));
  const vms = (estate.vms ?? []).map((vm): Vm => {
    const way = ways.get(vm.id);
    if (way === undefined) {
      const kept = pinned.has(vm.cluster ?? "") ? { ...vm, movable: false } : vm;
      return stopped.has(vm.id) ? { ...kept, disks: [{ datastore: STOPPED }] } : kept;
    }
    if (way.replicas !== undefined) return { ...vm, power: "off" };
    const { host: _, movable: __, overheadMib, networks, ...own } = vm;
    const mapped = networks?.map((id) => way.plan.networks?.find(({ from }) => from === id)?.to ?? id);
    const alike = platform.get(vm.cluster ?? "") === platform.get(way.cluster);
    return {
      ...own,
      cluster: way.cluster,
      disks: way.disks,
      ...(mapped && { networks: mapped }),
      ...(overheadMib !== undefined && alike ? { overheadMib } : {}),
    };
  });
  const cluster = new Map(vms.map((vm) => [vm.id, vm.cluster]));
  const home = new Map((estate.hosts ?? []).map((host) => [host.id, host.cluster]));
  const rules = (estate.rules ?? []).map((rule) => follow(rule, ways, cluster, home));
  const { failoverPlans: _, replications: __, ...rest } = estate;
  return {
    ...rest,
    vms,
    rules: [...rules.map(([rule]) => rule), ...rules.flatMap(([, added]) => added)],
    services: (estate.services ?? []).map((service) => {
      const named = service.vms.flatMap((id) => ways.get(id)?.replicas ?? [id]);
      return named.length === service.vms.length && named.every((id, i) => id === service.vms[i])
        ? service
        : { ...service, vms: [...new Set(named)] };
    }),
    ...(stopped.size === 0
      ? {}
      : {
          datastores: [...(estate.datastores ?? []), { id: STOPPED, type: "vmfs", site: null, domains: [] }],
          hosts: (estate.hosts ?? []).map((host) =>
            host.datastores === undefined ? host : { ...host, datastores: [...host.datastores, STOPPED] },
          ),
        }),
  };
}

type Follow = readonly [rule: Rule, added: readonly Rule[]];

/** Affinity holds within each cluster; VM-host rules that name no host of the new cluster stay behind. */
function follow(
  rule: Rule,
  ways: ReadonlyMap<Id, Way>,
  cluster: ReadonlyMap<Id, Id | undefined>,
  home: ReadonlyMap<Id, Id | undefined>,
): Follow {
  if (!rule.vms.some((id) => ways.has(id))) return [rule, []];
  if (rule.kind === "vm-host") {
    const named = rule.hosts.map((id) => home.get(id));
    return [{ ...rule, vms: rule.vms.filter((id) => !ways.has(id) || named.includes(ways.get(id)?.cluster)) }, []];
  }
  const clusters = [...new Set(rule.vms.map((id) => cluster.get(id)))];
  if (rule.kind !== "affinity" || clusters.length < 2) return [rule, []];
  const torn = clusters.map((of, i) => ({
    ...rule,
    id: `${rule.id}\u0000${i}`,
    vms: rule.vms.filter((id) => cluster.get(id) === of),
  }));
  return [{ ...rule, enabled: false }, torn];
}

/** The same promise to the same VMs, and to those that take over from them. */
export function promised(requirement: Requirement, scope: readonly Id[], { ways }: Failover): Requirement {
  const { id, tolerate, demand, vcpusPerCore, continuity } = requirement;
  const vms = [...new Set([...scope, ...scope.flatMap((vm) => ways.get(vm)?.replicas ?? [])])];
  return {
    id,
    tolerate,
    vms,
    placement: "repack",
    ...JSON.parse(JSON.stringify({ demand, vcpusPerCore, continuity })),
  };
}
