import type { DomainLabel } from "../../backends/port";
import { type Domain, withOuterDomains } from "../failure-domain";
import type { Site } from "../site";

/** Domains, and those that they are in, as labels for what stands in them. */
export function domainLabels(site: Site, domains: readonly Domain[]): readonly DomainLabel[] {
  return withOuterDomains(domains).map((domain) => domainLabel(site, domain));
}

/** A domain is labelled by its id; a later one of the same kind and id in the site, by its path: `hall-b-rack-1`. */
export function domainLabel({ labelled }: Site, domain: Domain): DomainLabel {
  const { kind, node } = domain;
  const owner = labelled.get(`${kind}/${node.id}`) ?? domain;
  labelled.set(`${kind}/${node.id}`, owner);
  return { kind, name: owner === domain ? node.id : node.path.split("/").slice(1).join("-") };
}
