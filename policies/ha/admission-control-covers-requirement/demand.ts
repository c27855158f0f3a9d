import type { ClusterView, RequirementView } from "../../../lib/policy";
import type { MissingFact } from "../../../lib/prover";

export interface Demand {
  readonly requirement: RequirementView;
  /** Hosts of the cluster that one scenario is known to take; more where facts are missing. */
  readonly hosts: number;
  readonly missing: readonly MissingFact[];
}

/**
 * What requirements on whole clusters ask of the reserve. One that singles out tiers, VMs or services needs less room than
 * its failures suggest: admission control, which knows no tiers, is not judged by it.
 */
export function demandsOn(cluster: ClusterView): readonly Demand[] {
  return cluster.requirementsOnRestart
    .filter((requirement) => !requirement.isSelective)
    .map((requirement) => {
      const loss = requirement.worstLossAmong(cluster.hosts);
      const dependsOnHosts = !cluster.hasAllHosts && Object.keys(requirement.tolerate).some((kind) => kind !== "host");
      const missing = dependsOnHosts ? [...loss.missing, cluster.lacks("inventory.hosts")] : loss.missing;
      return { requirement, hosts: loss.hosts.size, missing };
    });
}
