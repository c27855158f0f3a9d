import { type Cluster, type Estate, type Id, stateOf } from "../../estate";
import { type Candidate, clustersOf, lostFor, type Refuted, withHosts } from "../candidate";

/** Settings of clusters and hosts that a counterexample rests on: HA off, nothing that reacts, VMs that stay, a host out of service. */
export function settings(refuted: Refuted): readonly Candidate[] {
  return [...haOn(refuted), ...componentProtection(refuted), ...drsOn(refuted), ...reconnect(refuted)];
}

function haOn(refuted: Refuted): readonly Candidate[] {
  return clustersOf(lostFor(refuted, "no-automatic-restart", "quorum"))
    .filter((id) => refuted.index.clusters.get(id)?.ha?.enabled === false)
    .map((id) => ({
      kind: "turn-ha-on",
      key: `ha ${id}`,
      sentence: () => `turn HA on in cluster ${id}`,
      apply: (estate) => withCluster(estate, id, (cluster) => ({ ...cluster, ha: { ...cluster.ha, enabled: true } })),
    }));
}

function componentProtection(refuted: Refuted): readonly Candidate[] {
  return clustersOf(lostFor(refuted, "nothing-reacts", "quorum")).map((id) => ({
    kind: "turn-component-protection-on",
    key: `component protection ${id}`,
    sentence: () => `let cluster ${id} restart VMs that lose a datastore (component protection: pdl and apd restart)`,
    apply: (estate) =>
      withCluster(estate, id, (cluster) => ({
        ...cluster,
        ha: {
          ...cluster.ha,
          enabled: true,
          componentProtection: { ...cluster.ha?.componentProtection, pdl: "restart", apd: "restart" },
        },
      })),
  }));
}

function drsOn(refuted: Refuted): readonly Candidate[] {
  const { index, verdict } = refuted;
  return clustersOf(lostFor(refuted, "no-room", "rule", "no-reachable-host")).flatMap((id) => {
    const isVsphere = index.clusters.get(id)?.platform === "vsphere";
    if (!isVsphere || verdict.basis.placement[id] !== "pinned") return [];
    return {
      kind: "turn-drs-on",
      key: `drs ${id}`,
      sentence: () => `let DRS move running VMs of cluster ${id} to make room (fully automated)`,
      apply: (estate) =>
        withCluster(estate, id, (cluster) => ({
          ...cluster,
          drs: { ...cluster.drs, enabled: true, automation: "fully-automated" },
        })),
    };
  });
}

function reconnect(refuted: Refuted): readonly Candidate[] {
  return clustersOf(lostFor(refuted, "no-room", "rule", "no-reachable-host"))
    .flatMap((id) => refuted.index.hostsOfCluster(id))
    .filter((host) => stateOf(host) !== "connected")
    .map(({ id, state }) => ({
      kind: "reconnect-host",
      key: `reconnect ${id}`,
      sentence: () => (state === "maintenance" ? `take ${id} out of maintenance` : `reconnect ${id}`),
      apply: (estate) => withHosts(estate, new Set([id]), (host) => ({ ...host, state: "connected" })),
    }));
}

function withCluster(estate: Estate, id: Id, change: (cluster: Cluster) => Cluster): Estate {
  return {
    ...estate,
    clusters: (estate.clusters ?? []).map((cluster) => (cluster.id === id ? change(cluster) : cluster)),
  };
}
