import type { Cluster } from "../cluster";
import type { Host } from "../host";
import { isMarked } from "./identity";

const CLUSTER = Symbol.for("failproof.Cluster");

/** Hosts by themselves, or all hosts of a cluster, also those that are declared later. */
export type Hosts = readonly (Host | Cluster)[];

/** Whether a host is among them. */
export function includesHost(hosts: Hosts, host: Host): boolean {
  return hosts.some((each) => each === host || (isCluster(each) && each === host.cluster));
}

function isCluster(x: Host | Cluster): x is Cluster {
  return isMarked(x, CLUSTER);
}
