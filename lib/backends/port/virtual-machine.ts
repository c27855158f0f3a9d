import type { RestartPriority } from "../../estate";
import type { ClusterHandle } from "./cluster";
import type { Resource } from "./resource";
import type { VirtualMachineVendor } from "./vendor";

/** A virtual machine to be made. Numbers may be Terraform values. */
export interface VirtualMachineDeclaration {
  readonly name: string;
  readonly cluster: ClusterHandle;
  readonly vcpus: number;
  readonly memoryMib: number;
  readonly reservedMhz: number;
  readonly reservedMib: number;
  /** All of its memory is reserved, whatever its size becomes. */
  readonly reserveAllMemory: boolean;
  readonly disks: readonly DiskDeclaration[];
  readonly networks: readonly Resource[];
  /** Name of the template it is cloned from; absent: made from scratch. */
  readonly template?: string;
  readonly tier?: string;
  /** Absent: the cluster's own default. */
  readonly restart?: RestartPriority;
  /** Where it is placed first; absent: the platform's choice. */
  readonly host?: Resource;
  /** Called at synth: `host`, else where the proof wants it to start, if it says so. */
  readonly startHost: () => Resource | undefined;
  /** Whether the platform restarts it after a failure: its cluster does so, and its priority is not `disabled`. */
  readonly restarts: boolean;
  readonly vendor: VirtualMachineVendor;
}

export interface DiskDeclaration {
  readonly datastore: Resource;
  readonly sizeGib: number;
}

/** A virtual machine that exists. */
export interface ExistingVirtualMachineDeclaration {
  readonly name: string;
  readonly cluster: ClusterHandle;
  readonly vendor: VirtualMachineVendor;
}
