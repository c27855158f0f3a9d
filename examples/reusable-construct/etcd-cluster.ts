// What a team makes of it, and publishes: it knows nothing of a vendor, and brings its own promise along.
import { type Cluster, type Datastore, type Network, Requirement, Service } from "failproof";

export interface EtcdClusterProps {
  /** Where its members keep their data. */
  readonly datastore: Datastore;
  readonly network: Network;
  /**
   * Size of a member's disk, GiB.
   * @default 100
   */
  readonly diskGib?: number;
}

/** Three etcd members that outlive any one rack without waiting for a restart. */
export class EtcdCluster extends Service {
  constructor(scope: Cluster, id: string, { datastore, network, diskGib = 100 }: EtcdClusterProps) {
    super(scope, id, {
      replicas: 3,
      quorum: 2,
      spreadOver: "rack",
      tier: "gold",
      vm: { vcpus: 4, memoryGib: 16, disks: [{ datastore, sizeGib: diskGib }], networks: [network] },
    });
    new Requirement(this, `${id}-outlives-a-rack`, {
      services: [this],
      tolerate: { rack: 1 },
      continuity: true,
    });
  }
}
