import { ComputeClusterHostGroup } from "@cdktf/provider-vsphere/lib/compute-cluster-host-group";
import type { Construct } from "constructs";
import { Cluster } from "../../constructs";
import type { ClusterHandle, SpreadPart } from "../port";
import { idOf, idsAtSynth } from "../terraform";

/** The host group of each failure domain of a cluster, shared by all that is spread over the domain. */
export class HostGroups {
  readonly #groups = new Map<object, Map<object, ComputeClusterHostGroup>>();

  of(scope: Construct, { resource }: ClusterHandle, { domain, key, hosts }: SpreadPart): ComputeClusterHostGroup {
    const groups = this.#groups.get(resource) ?? new Map<object, ComputeClusterHostGroup>();
    this.#groups.set(resource, groups);
    const known = groups.get(key);
    if (known !== undefined) return known;
    const cluster = Cluster.of(scope);
    cluster.claimName("group", domain.name, scope);
    const group = new ComputeClusterHostGroup(cluster, `hosts-of-${domain.kind}-${domain.name}`, {
      name: domain.name,
      computeClusterId: idOf(resource),
      hostSystemIds: idsAtSynth(hosts),
    });
    groups.set(key, group);
    return group;
  }
}
