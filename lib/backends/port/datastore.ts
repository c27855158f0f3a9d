import type { DomainLabel } from "./host";
import type { Resource } from "./resource";
import type { DatastoreVendor } from "./vendor";

/** An NFS export to be mounted. */
export interface NfsDatastoreDeclaration {
  readonly name: string;
  readonly servers: readonly string[];
  readonly path: string;
  readonly version: "3" | "4.1";
  readonly domains: readonly DomainLabel[];
  readonly vendor: DatastoreVendor;
  /** Called at synth: the hosts that mount it. */
  readonly hosts: () => readonly Resource[];
}

/** A datastore that exists. */
export interface ExistingDatastoreDeclaration {
  readonly name: string;
  /** As the estate has it; absent: not stated. */
  readonly type?: string;
  readonly vendor: DatastoreVendor;
}
