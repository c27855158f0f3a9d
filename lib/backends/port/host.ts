import type { ClusterHandle } from "./cluster";
import type { HostVendor } from "./vendor";

/** A host to be joined to a cluster. */
export interface HostDeclaration {
  readonly hostname: string;
  readonly cluster: ClusterHandle;
  /** Whether the cluster's own resource lists it, rather than the host naming a cluster that exists. */
  readonly joinsThroughCluster: boolean;
  readonly maintenance: boolean;
  readonly connected: boolean;
  readonly domains: readonly DomainLabel[];
  readonly vendor: HostVendor;
}

/** A host that exists. */
export interface ExistingHostDeclaration {
  readonly name: string;
  readonly cluster: ClusterHandle;
  readonly vendor: HostVendor;
}

/** A failure domain as a label on what stands in it. */
export interface DomainLabel {
  readonly kind: string;
  readonly name: string;
}
