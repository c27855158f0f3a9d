import type { Construct } from "constructs";
import { Cluster } from "../../constructs";
import type { RealizedSpread, SpreadDeclaration } from "../port";
import type { VsphereContext } from "./context";
import { vmHostRuleOn } from "./rule";

/**
 * vSphere has no anti-affinity over racks. Each domain gets a host group, each part of the spread a VM group, and a "should" rule brings
 * them together: DRS places and keeps VMs so, and HA may restart them elsewhere, so that losing a domain never leaves one down.
 */
export function spreadOverDomains(
  scope: Construct,
  spread: SpreadDeclaration,
  { hostGroups }: VsphereContext,
): RealizedSpread {
  const { cluster, enabled } = spread;
  const parts = spread.parts.map((part) => {
    const name = `${spread.name}-${part.domain.name}`;
    Cluster.of(scope).claimName("rule", name, scope);
    const hosts = hostGroups.of(scope, cluster, part);
    const rule = { name, cluster, vms: part.vms, polarity: "with", mandatory: false, enabled } as const;
    return vmHostRuleOn(scope, `-${part.domain.name}`, rule, hosts);
  });
  return { mandatory: false, parts };
}
