import type { Resource } from "./resource";
import type { VirtualMachineDeclaration } from "./virtual-machine";

/** A VM of another site that comes up here from the copies of its disks, while a Terraform variable says so. */
export interface RecoveredVirtualMachineDeclaration
  extends Omit<VirtualMachineDeclaration, "disks" | "template" | "host" | "startHost" | "restarts"> {
  /** Copies of its disks, in the order of its own: they are attached, never made. */
  readonly disks: readonly RecoveredDisk[];
  /** Whether the original was cloned from a template, which this site knows nothing of. */
  readonly fromTemplate: boolean;
  /** Terraform condition, without `${}`, under which it is there: `var.failover`. */
  readonly when: string;
  /** Addresses of what comes before it. */
  readonly after: readonly string[];
}

export interface RecoveredDisk {
  /** The datastore that holds the copy. */
  readonly datastore: Resource;
}
