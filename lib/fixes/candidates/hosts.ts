import { capacityOf, controlDomainOf, type Estate, type Host, type Id, stateOf } from "../../estate";
import { type Candidate, clustersOf, lostFor, type Range, type Refuted } from "../candidate";
import { type Lever, leversFor, sizeOf } from "../lever";

const MOST_PLACES = 4;
const MOST_HOSTS = 8;

/** New hosts like the largest of a place: one that is no larger, as small as will do; else a larger one, or as many as are needed. */
export function hosts(refuted: Refuted): readonly Candidate[] {
  return clustersOf(lostFor(refuted, "no-room", "rule", "quorum")).flatMap((cluster) =>
    models(refuted, cluster).flatMap((model, i, all) => {
      const [lever] = leversFor(refuted);
      const elsewhere = all.slice(0, i).map((other) => oneHost(cluster, other.model));
      const candidates = [
        ...(lever === undefined ? [] : sized(refuted, cluster, model, lever)),
        several(cluster, model),
      ];
      return candidates.map((candidate) => ({ ...candidate, unless: [...(candidate.unless ?? []), ...elsewhere] }));
    }),
  );
}

interface Model {
  readonly model: Host;
  /** Where it stands in words, if that tells places apart. */
  readonly place: string;
}

/** The largest host of each place: hosts of one site and the same domains stand in one place. */
function models({ index }: Refuted, cluster: Id): readonly Model[] {
  const places = new Map<string, Host>();
  for (const host of index.hostsOfCluster(cluster)) {
    if (stateOf(host) !== "connected") continue;
    const key = JSON.stringify([host.site, host.domains, host.redundant]);
    const size = (entry: Host) => capacityOf(entry, index.platformOf(entry)).memoryMib ?? 0;
    const known = places.get(key);
    if (known === undefined || size(host) > size(known)) places.set(key, host);
  }
  return [...places.values()].slice(0, MOST_PLACES).map((model) => {
    const where = model.domains?.length ? model.domains : model.site ? [model.site] : [];
    return { model, place: places.size > 1 && where.length > 0 ? ` in ${where.join(", ")}` : "" };
  });
}

function sized(refuted: Refuted, cluster: Id, { model, place }: Model, lever: Lever): readonly Candidate[] {
  const { index } = refuted;
  const ownMib = controlDomainOf(model, index.platformOf(model)).memoryMib ?? 0;
  const least = lever.unit === "MiB" ? Math.max(1, model.controlDomain?.memoryMib ?? 1) : 1;
  const size = lever.of(model);
  const most = lever.most(index, cluster) + (lever.unit === "MiB" ? 2 * ownMib : 0);
  const one = (key: string, amount: Range): Candidate => ({
    kind: "add-host",
    key,
    amount,
    sentence: (value) => `add one host like ${model.id} to ${cluster}${place}, with ${sizeOf(lever, value)} or more`,
    apply: (estate, value) => withCopies(estate, model.id, 1, (host) => lever.raised(host, value - lever.of(host))),
  });
  const milder = oneHost(cluster, model);
  return [
    ...(size >= least ? [one(milder, { least, most: size, unit: lever.unit })] : []),
    ...(most > size ? [{ ...one(`larger ${milder}`, { most, unit: lever.unit }), unless: [milder] }] : []),
  ];
}

function several(cluster: Id, { model, place }: Model): Candidate {
  return {
    kind: "add-host",
    key: `hosts ${cluster} ${model.id}`,
    unless: [oneHost(cluster, model)],
    amount: { most: MOST_HOSTS, guess: 1, unit: "hosts" },
    sentence: (amount) => `add ${amount === 1 ? "one host" : `${amount} hosts`} like ${model.id} to ${cluster}${place}`,
    apply: (estate, amount) => withCopies(estate, model.id, amount, (host) => host),
  };
}

function oneHost(cluster: Id, model: Host): string {
  return `host ${cluster} ${model.id}`;
}

/** Copies of a host at the end of the list: all its sizes, mounts, networks and place, none of its provenance. */
function withCopies(estate: Estate, of: Id, count: number, change: (host: Host) => Host): Estate {
  const model = estate.hosts?.find(({ id }) => id === of);
  if (model === undefined) return estate;
  const { source: _source, vendor: _vendor, ...facts } = change(model);
  const taken = new Set(estate.hosts?.map(({ id }) => id));
  const copies: Host[] = [];
  for (let n = 1; copies.length < count; n += 1) {
    const id = `${of}-like-${n}`;
    if (!taken.has(id)) copies.push({ ...facts, id });
  }
  return { ...estate, hosts: [...(estate.hosts ?? []), ...copies] };
}
