import type { Domain, Estate, Host, Id, Service } from "../../estate";
import { type Candidate, examplesOf, lostFor, type Refuted } from "../candidate";

/**
 * Keeps the replicas of a service apart over the kind of domain whose loss takes too many of them; where there are fewer of the kind than
 * replicas, with as many more of it.
 */
export function services(refuted: Refuted): readonly Candidate[] {
  const kinds = new Set(examplesOf(refuted).flatMap(({ failed }) => failed.map(({ kind }) => kind)));
  const hit = new Map<Id, Service>();
  for (const vm of lostFor(refuted, "quorum")) {
    for (const service of refuted.index.servicesOfVm(vm.id)) hit.set(service.id, service);
  }
  return [...hit.values()].flatMap((service) =>
    [...kinds]
      .filter((kind) => kind !== "site" && kind !== "datastore" && !isApart(refuted, service, kind))
      .map((kind) => spread(refuted, service, kind)),
  );
}

/** A rule that is never broken keeps them apart already. */
function isApart({ index }: Refuted, { vms }: Service, kind: Id): boolean {
  return [...index.rules.values()].some(
    (rule) =>
      rule.kind === "anti-affinity" &&
      (rule.over ?? "host") === kind &&
      rule.mandatory === true &&
      vms.every((vm) => rule.vms.includes(vm)),
  );
}

function spread(refuted: Refuted, service: Service, kind: Id): Candidate {
  const { index } = refuted;
  const rule = freeId(index.rules, `${service.id}-apart`);
  const hosts = hostsOf(refuted, service);
  const places = kind === "host" ? hosts.map(({ id }) => id) : placesOf(refuted, hosts, kind);
  const [model] = hosts;
  const lacking = model === undefined ? 0 : Math.max(0, service.vms.length - places.length);
  const more = `${lacking} more ${kind}${lacking === 1 ? "" : "s"}`;
  const added =
    kind === "host" ? `, and add ${more} like ${model?.id}` : `, and add ${more} with one host each like ${model?.id}`;
  return {
    kind: "spread-service",
    key: `spread ${service.id} ${kind}`,
    sentence: () =>
      `keep the ${service.vms.length} replicas of ${service.id} on different ${kind}s, as a rule that is never broken${lacking === 0 ? "" : added}`,
    apply: (estate) => {
      const wider = model === undefined ? estate : withPlaces(refuted, estate, model, kind, lacking);
      const apart = { id: rule, kind: "anti-affinity", vms: service.vms, over: kind, mandatory: true } as const;
      return { ...wider, rules: [...(wider.rules ?? []), apart] };
    },
  };
}

function hostsOf({ index }: Refuted, { vms }: Service): readonly Host[] {
  const clusters = new Set(vms.flatMap((id) => index.vms.get(id)?.cluster ?? []));
  return [...clusters].flatMap((cluster) => index.hostsOfCluster(cluster));
}

/** Domains of a kind that hold one of the hosts. */
function placesOf({ index }: Refuted, hosts: readonly Host[], kind: Id): readonly Id[] {
  const around = new Set(hosts.flatMap((host) => [...index.domainsAround(host)]));
  return index.domainsOfKind(kind).flatMap(({ id }) => (around.has(id) ? id : []));
}

/** More domains of a kind, each with a copy of the host that is in it instead of in one of that kind. */
function withPlaces({ index }: Refuted, estate: Estate, model: Host, kind: Id, count: number): Estate {
  const { source: _source, vendor: _vendor, ...facts } = model;
  const old = index.domains.get(model.domains?.find((id) => index.domains.get(id)?.kind === kind) ?? "");
  const domains: Domain[] = [];
  const hosts: Host[] = [];
  for (let n = 1; hosts.length < count; n += 1) {
    const id = `${model.id}-like-${n}`;
    const place = `${kind}-new-${n}`;
    if (index.hosts.has(id) || index.domains.has(place)) continue;
    if (kind === "host") hosts.push({ ...facts, id });
    else {
      domains.push({ id: place, kind, ...(old?.site === undefined ? {} : { site: old.site }) });
      const others = (model.domains ?? []).filter((entry) => index.domains.get(entry)?.kind !== kind);
      hosts.push({ ...facts, id, domains: [...others, place] });
    }
  }
  return {
    ...estate,
    ...(domains.length === 0 ? {} : { domains: [...(estate.domains ?? []), ...domains] }),
    ...(hosts.length === 0 ? {} : { hosts: [...(estate.hosts ?? []), ...hosts] }),
  };
}

function freeId(taken: ReadonlyMap<Id, unknown>, wanted: Id): Id {
  let id = wanted;
  for (let n = 2; taken.has(id); n += 1) id = `${wanted}-${n}`;
  return id;
}
