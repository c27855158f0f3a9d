import type { DomainLabel } from "../../backends/port";
import { EstateScope } from "../estate";
import { type Domain, withOuterDomains } from "../failure-domain";
import { Site } from "../site";
import { nearest } from "./nearest";

/** Domains, and those that they are in, as labels for what stands in them. */
export function domainLabels(domains: readonly Domain[]): readonly DomainLabel[] {
  return withOuterDomains(domains).map(domainLabel);
}

/** A domain is labelled by its path below its site, or below the estate where it is at no site: `rack-1`, `hall-a/rack-1`. */
export function domainLabel(domain: Domain): DomainLabel {
  const root = nearest(domain, Site.isSite) ?? EstateScope.of(domain);
  return { kind: domain.kind, name: domain.node.path.slice(root.node.path.length + 1) };
}
