import type { Datastore, HighAvailability, Vm } from "../../estate";
import type { DatastoreVendor, HostVendor, VirtualMachineVendor } from "./vendor";

/** What was asked of a cluster's high availability; of a cluster that exists, what is stated of it. */
export interface AskedAvailability {
  /** Whether the design sets it up. */
  readonly managed: boolean;
  readonly enabled?: boolean;
  readonly hostFailures?: number;
}

/** What the platform's own words and ways say of the estate, where the neutral ones do not say it, or not so. Pure functions. */
export interface PlatformFacts {
  /** What becomes of HA; heartbeat datastores are added to it. */
  readonly highAvailability?: (asked: AskedAvailability) => HighAvailability;
  /** Whether a host is its cluster's coordinator. */
  readonly isCoordinator?: (vendor: HostVendor) => boolean;
  readonly datastore?: (datastore: {
    readonly type?: string;
    readonly vendor: DatastoreVendor;
  }) => Pick<Datastore, "shared">;
  readonly virtualMachine?: (vm: {
    readonly vendor: VirtualMachineVendor;
    /** Its own priority, else its cluster's. */
    readonly restart?: Vm["restart"];
    readonly managed: boolean;
    /** Whether the design sets up the HA of its cluster. */
    readonly setsHa: boolean;
  }) => Partial<Vm>;
}
