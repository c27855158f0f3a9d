import type { RealizedSpread, RuleVendor } from "../../backends/port";
import type { Id, Rule, Source } from "../../estate";
import type { AntiAffinityRule } from "../anti-affinity-rule";
import { type EstateIds, withAddress } from "../declare";
import type { Domain } from "../failure-domain";
import type { VirtualMachine } from "../virtual-machine";
import type { ArgumentCheck } from "./argument-check";
import { domainLabel } from "./domain-labels";
import { checkSupport } from "./vendor";

/** VMs that are dealt out over failure domains, and what the backend made of it. */
export interface Spread {
  readonly domains: readonly Domain[];
  readonly vms: readonly VirtualMachine[];
  readonly realized: RealizedSpread;
}

/**
 * Deals the VMs of a rule out over the domains of its kind that hold hosts of the cluster.
 * @throws where no host is in such a domain yet
 */
export function spreadOver(rule: AntiAffinityRule, name: string, vendor: RuleVendor, check: ArgumentCheck): Spread {
  const { cluster, over, vms, enabled } = rule;
  checkSupport(cluster.site, "spread-over-domains", check);
  const domains = cluster.domains(over).slice(0, vms.length);
  if (domains.length === 0) {
    throw check.error(
      `it is spread over "${over}", and no host of ${cluster.node.path} is in a failure domain of that kind yet`,
      "make the hosts, with their domains in `in`, before it",
    );
  }
  cluster.addSpread(over, rule, cluster.domains(over));
  const parts = domains.map((domain, place) => ({
    domain: domainLabel(cluster.site, domain),
    key: domain,
    vms: vms.filter((_, index) => index % domains.length === place).map((vm) => vm.resource),
    hosts: () => cluster.hostsIn(domain).map((host) => host.resource),
  }));
  return {
    domains,
    vms,
    realized: cluster.site.backend.spread(rule, { name, cluster: cluster.handle, parts, enabled, vendor }),
  };
}

/**
 * The rules of the estate that say what a spread keeps: of each deal, which gives at most one VM to a domain, no two VMs share one. The
 * VM-host rules that express it are derived from the first deal.
 */
export function spreadRules(
  id: Id,
  rule: { readonly kind: "anti-affinity"; readonly enabled: boolean },
  over: string,
  { domains, vms, realized }: Spread,
  ids: EstateIds,
  source: Source,
): readonly Rule[] {
  const deals = Array.from({ length: Math.ceil(vms.length / domains.length) }, (_, deal) =>
    vms.slice(deal * domains.length, (deal + 1) * domains.length),
  );
  const kept = deals.map((deal, index) => ({
    id: index === 0 ? id : `${id}/${index + 1}`,
    ...rule,
    over,
    vms: ids.all(deal),
    mandatory: realized.mandatory,
    source,
  }));
  const derived = realized.parts.flatMap((part, place): readonly Rule[] => {
    const domain = domains[place];
    if (domain === undefined) return [];
    return [
      {
        id: `${id}/${ids.of(domain)}`,
        kind: "vm-host",
        polarity: "with",
        vms: ids.all(vms.filter((_, index) => index % domains.length === place)),
        hosts: ids.all(vms[0]?.cluster.hostsIn(domain) ?? []),
        enabled: rule.enabled,
        mandatory: part.mandatory,
        derivedFrom: id,
        source: withAddress(source, part.resource),
      },
    ];
  });
  return [...kept.filter((each) => each.vms.length > 1 || each.id === id), ...derived];
}
