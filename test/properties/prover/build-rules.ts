import type { Estate, Requirement, Rule } from "../../../lib/estate";
import type { Blueprint } from "./blueprint";
import { at, ids, pick, picks } from "./picking";

type Named = Pick<Required<Estate>, "clusters" | "domains" | "hosts" | "vms" | "services">;

export function buildRule(plan: Blueprint, i: number, lists: Named): Rule {
  const { kind, polarity, over, mandatory, enabled, derived, obeyedAtStart, ...entry } = at(plan.rules, i);
  const base = { id: `r${i}`, enabled, mandatory };
  const vms = entry.vms.map((n) => pick(lists.vms, n));
  const first = at(vms, 0);
  if (kind === "affinity") {
    const beside = vms.filter(
      ({ host, cluster }) => cluster === first.cluster && (!obeyedAtStart || host === first.host),
    );
    return { ...base, kind, vms: ids(beside) };
  }
  if (kind === "anti-affinity") {
    const kinds = ["host", "site", ...lists.domains.map((domain) => domain.kind)];
    const apart = vms.filter(({ host }, n) => !obeyedAtStart || vms.findIndex((vm) => vm.host === host) === n);
    return { ...base, kind, vms: ids(apart), over: kinds.includes(over) ? over : "host" };
  }
  if (kind === "dependency") {
    const [one, ...others] = ids(vms);
    return { ...base, kind, enabled: i === 0 && enabled, vms: one === undefined ? [] : [one], after: others };
  }
  const derivedFrom = derived ? lists.services[0]?.id : undefined;
  const named = picks(lists.hosts, entry.hosts);
  const used = vms.flatMap(({ host }) => host ?? []);
  const others = named.filter((id) => !used.includes(id));
  const hosts = !obeyedAtStart ? named : polarity === "with" ? [...others, ...new Set(used)] : others;
  return { ...base, kind, vms: ids(vms), hosts, polarity, derivedFrom };
}

export function buildRequirement(plan: Blueprint, lists: Pick<Named, "clusters" | "vms" | "services">): Requirement {
  const { tolerate, cluster, tier, vms, service, ...facts } = plan.requirement;
  return {
    id: "q",
    clusters: cluster === undefined ? undefined : [pick(lists.clusters, cluster).id],
    tiers: tier === undefined ? undefined : [tier],
    vms: vms && picks(lists.vms, vms),
    services: service === undefined || lists.services.length === 0 ? undefined : [pick(lists.services, service).id],
    tolerate: Object.fromEntries(tolerate.map(({ kind, most }) => [kind, most])),
    ...facts,
  };
}
