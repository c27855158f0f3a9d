import { capacityOf, type Host, type Id, stateOf } from "../../estate";
import { type Candidate, clustersOf, examplesOf, goneIn, listed, lostFor, type Refuted, withHosts } from "../candidate";
import { type Lever, leversFor, sizeOf } from "../lever";

/** Larger hosts, at most twice what they are: one of them, every host of the cluster by the same amount, or else two. */
export function capacity(refuted: Refuted): readonly Candidate[] {
  return clustersOf(lostFor(refuted, "no-room", "quorum")).flatMap((cluster) =>
    leversFor(refuted).flatMap((lever) => {
      const hosts = byUse(refuted, cluster);
      const larger = (count: number) => largerHosts(refuted, cluster, hosts.slice(0, count), lever);
      if (hosts.length < 3) return hosts.map((_, i) => larger(i + 1));
      const milder = [larger(1), larger(hosts.length)];
      return [...milder, { ...larger(2), unless: milder.map(({ key }) => key) }];
    }),
  );
}

/**
 * One host that is named as too small comes first; then the largest that outlive most counterexamples: room is needed where things run on.
 */
function byUse(refuted: Refuted, cluster: Id): readonly Host[] {
  const { index } = refuted;
  const gone = examplesOf(refuted).map((example) => goneIn(index, example));
  const timesGone = (host: Host) => gone.filter((ids) => ids.has(host.id)).length;
  const short = new Set(
    examplesOf(refuted).flatMap(({ shortage }) => (shortage?.hosts.length === 1 ? shortage.hosts : [])),
  );
  const named = (host: Host) => Number(short.has(host.id));
  const size = (host: Host) => capacityOf(host, index.platformOf(host)).memoryMib ?? 0;
  return index
    .hostsOfCluster(cluster)
    .filter((host) => stateOf(host) === "connected")
    .map((host) => ({ host, named: named(host), times: timesGone(host), size: size(host) }))
    .sort((a, b) => b.named - a.named || a.times - b.times || b.size - a.size)
    .map(({ host }) => host);
}

function largerHosts(refuted: Refuted, cluster: Id, hosts: readonly Host[], lever: Lever): Candidate {
  const chosen = new Set(hosts);
  const ids = refuted.index.hostsOfCluster(cluster).flatMap((host) => (chosen.has(host) ? host.id : []));
  const all = refuted.index.hostsOfCluster(cluster).length;
  const whom = ids.length > 2 && ids.length === all ? `each of the ${all} hosts of ${cluster}` : inWords(ids);
  const shares = examplesOf(refuted).map((example) => {
    const gone = goneIn(refuted.index, example);
    const left = ids.filter((id) => !gone.has(id)).length;
    const short = example.shortage === undefined ? 0 : example.shortage.need - example.shortage.have;
    return Math.ceil(Math.max(0, short) / Math.max(1, left));
  });
  const doubled = Math.max(...hosts.map(lever.of));
  return {
    kind: "add-capacity",
    key: `larger ${lever.unit} ${ids.join(" ")}`,
    amount: {
      most: Math.max(1, Math.min(doubled, lever.most(refuted.index, cluster))),
      guess: Math.max(0, ...shares),
      unit: lever.unit,
    },
    sentence: (amount) => `add ${sizeOf(lever, amount)} to ${whom}`,
    apply: (estate, amount) => withHosts(estate, new Set(ids), (host) => lever.raised(host, amount)),
  };
}

function inWords(ids: readonly Id[]): string {
  const names = ids.length > 4 ? [...ids.slice(0, 3), `${ids.length - 3} more hosts`] : ids;
  return ids.length === 1 ? listed(ids) : `each of ${listed(names)}`;
}
