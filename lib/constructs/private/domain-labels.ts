import type { DomainLabel } from "../../backends/port";
import { type Domain, withOuterDomains } from "../failure-domain";

/** Domains, and those that they are in, as labels for what stands in them. */
export function domainLabels(domains: readonly Domain[]): readonly DomainLabel[] {
  return withOuterDomains(domains).map((domain) => ({ kind: domain.kind, name: domain.node.id }));
}
