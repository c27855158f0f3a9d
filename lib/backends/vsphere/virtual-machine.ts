import { DataVsphereVirtualMachine } from "@cdktf/provider-vsphere/lib/data-vsphere-virtual-machine";
import { HaVmOverride } from "@cdktf/provider-vsphere/lib/ha-vm-override";
import { VirtualMachine, type VirtualMachineConfig } from "@cdktf/provider-vsphere/lib/virtual-machine";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import { ArgumentCheck } from "../../constructs";
import type { ExistingVirtualMachineDeclaration, VirtualMachineDeclaration } from "../port";
import { attributeOf, idOf } from "../terraform";
import type { VsphereContext } from "./context";

/** Settings that only a vSphere virtual machine has. */
export interface VsphereVirtualMachineSettings {
  /**
   * Guest operating system, e.g. `ubuntu64Guest`.
   * @default - the template's; from scratch: `otherGuest64`
   * @see https://developer.broadcom.com/xapis/vsphere-web-services-api/latest/vim.vm.GuestOsDescriptor.GuestOsIdentifier.html
   */
  readonly guestId?: string;
  /** @default - the template's; from scratch: `bios` */
  readonly firmware?: "bios" | "efi";
  /**
   * Folder for it, below the datacenter's VM folder; it must exist.
   * @default - the site's `vmFolder`
   */
  readonly folder?: string;
  /**
   * Disks take room as they fill.
   * @default true
   */
  readonly thinProvisioned?: boolean;
  /** @default "vmxnet3" */
  readonly adapterType?: string;
  /**
   * Wait for the guest's network when it is made, minutes; 0: do not wait. Needs VMware Tools in the guest.
   * @default 0
   */
  readonly waitForGuestMinutes?: number;
  /**
   * Notes.
   * @default - none
   */
  readonly annotation?: string;
  /**
   * Kind of its first SCSI controller.
   * @default - the template's; from scratch: `pvscsi`
   */
  readonly scsiType?: "pvscsi" | "lsilogic" | "lsilogic-sas" | "buslogic";
  /**
   * Where the files of its disks are on their datastores, in the order of the disks: by these paths their copies are attached at a failover
   * site. The VM's inventory page shows them.
   * @default - as vSphere names them when a VM is made: `erp/erp.vmdk`, `erp/erp_1.vmdk`, ...
   */
  readonly diskPaths?: readonly string[];
}

declare module "../port/vendor" {
  interface VirtualMachineVendor {
    /** Settings that only a vSphere virtual machine has; an error under another platform. */
    readonly vsphere?: VsphereVirtualMachineSettings;
  }
}

/** @see https://registry.terraform.io/providers/vmware/vsphere/latest/docs/resources/virtual_machine */
export function virtualMachine(
  scope: Construct,
  vm: VirtualMachineDeclaration,
  context: VsphereContext,
): VirtualMachine {
  const { vsphere = {} } = vm.vendor;
  const resource = new VirtualMachine(scope, "Default", {
    ...sizeArguments(scope, vm, context),
    ...diskArguments(vm, vsphere),
    ...originArguments(vm, vsphere, context),
    ...(vm.host === undefined ? {} : { hostSystemId: idOf(vm.host) }),
  });
  if (vm.restart !== undefined) {
    new HaVmOverride(scope, "restart-priority", {
      computeClusterId: idOf(vm.cluster.resource),
      virtualMachineId: resource.id,
      haVmRestartPriority: vm.restart,
    });
  }
  return resource;
}

/** All that a VM is besides its disks and where it comes from. */
export function sizeArguments(
  scope: Construct,
  vm: Omit<VirtualMachineDeclaration, "disks" | "template" | "host" | "startHost" | "restarts">,
  context: VsphereContext,
): VirtualMachineConfig {
  const { vsphere = {} } = vm.vendor;
  checkMemory(scope, vm.memoryMib);
  const { adapterType = "vmxnet3", annotation, folder = context.vmFolder() } = vsphere;
  return {
    name: vm.name,
    resourcePoolId: attributeOf(vm.cluster.resource, "resource_pool_id"),
    ...(folder === undefined ? {} : { folder }),
    numCpus: vm.vcpus,
    memory: vm.memoryMib,
    cpuReservation: vm.reservedMhz,
    memoryReservation: vm.reservedMib,
    ...(vm.reserveAllMemory ? { memoryReservationLockedToMax: true } : {}),
    networkInterface: vm.networks.map((network) => ({ networkId: idOf(network), adapterType })),
    waitForGuestNetTimeout: vsphere.waitForGuestMinutes ?? 0,
    waitForGuestIpTimeout: 0,
    ...context.labels.tier(vm.tier),
    ...(annotation === undefined ? {} : { annotation }),
  };
}

export function existingVirtualMachine(
  scope: Construct,
  { name }: ExistingVirtualMachineDeclaration,
  { settings }: VsphereContext,
): DataVsphereVirtualMachine {
  return new DataVsphereVirtualMachine(scope, "Default", { name, datacenterId: settings.datacenterId });
}

/** @throws where the memory is no size that vSphere takes */
function checkMemory(scope: Construct, memoryMib: number): void {
  if (Token.isUnresolved(memoryMib) || memoryMib % 4 === 0) return;
  throw new ArgumentCheck(scope).error(
    `memoryGib is ${memoryMib / 1024}, and vSphere sizes memory in steps of 4 MiB`,
    "give a multiple of 1/256",
  );
}

/** Its files are on the datastore of its first disk; disks elsewhere say so. */
function diskArguments(
  { disks }: VirtualMachineDeclaration,
  { thinProvisioned = true }: VsphereVirtualMachineSettings,
): Pick<VirtualMachineConfig, "datastoreId" | "disk"> {
  const home = disks[0]?.datastore;
  if (home === undefined) return {};
  return {
    datastoreId: idOf(home),
    disk: disks.map(({ datastore, sizeGib }, unitNumber) => ({
      label: `disk${unitNumber}`,
      unitNumber,
      size: sizeGib,
      thinProvisioned,
      ...(datastore === home ? {} : { datastoreId: idOf(datastore) }),
    })),
  };
}

function originArguments(
  vm: VirtualMachineDeclaration,
  { guestId, firmware, scsiType }: VsphereVirtualMachineSettings,
  context: VsphereContext,
): Pick<VirtualMachineConfig, "guestId" | "firmware" | "scsiType" | "clone"> {
  if (vm.template === undefined) {
    return {
      guestId: guestId ?? "otherGuest64",
      ...(firmware === undefined ? {} : { firmware }),
      ...(scsiType === undefined ? {} : { scsiType }),
    };
  }
  const template = context.template(vm.template);
  return {
    guestId: guestId ?? template.guestId,
    firmware: firmware ?? template.firmware,
    scsiType: scsiType ?? template.scsiType,
    clone: { templateUuid: template.id },
  };
}
