import { HaVmOverride } from "@cdktf/provider-vsphere/lib/ha-vm-override";
import { VirtualMachine, type VirtualMachineConfig } from "@cdktf/provider-vsphere/lib/virtual-machine";
import type { Construct } from "constructs";
import { ArgumentCheck } from "../../constructs";
import type { RecoveredVirtualMachineDeclaration } from "../port";
import { foundAt, idOf } from "../terraform";
import type { VsphereContext } from "./context";
import { sizeArguments, type VsphereVirtualMachineSettings } from "./virtual-machine";

/**
 * Registers a VM around the copies of its disks. They are attached, so removing the VM again leaves them.
 * @see https://registry.terraform.io/providers/vmware/vsphere/latest/docs/resources/virtual_machine#attach
 */
export function recoveredVirtualMachine(
  scope: Construct,
  vm: RecoveredVirtualMachineDeclaration,
  context: VsphereContext,
): VirtualMachine {
  const { vsphere = {} } = vm.vendor;
  const resource = new VirtualMachine(scope, "Default", {
    ...sizeArguments(scope, vm, context),
    ...attachedDisks(scope, vm, vsphere),
    ...guestArguments(scope, vm, vsphere),
  });
  resource.dependsOn = [...vm.after];
  const count = `\${${vm.when} ? 1 : 0}`;
  resource.addOverride("count", count);
  foundAt(resource, "id", `\${${resource.terraformResourceType}.${resource.friendlyUniqueId}[0].id}`);
  if (vm.restart !== undefined) {
    new HaVmOverride(scope, "restart-priority", {
      computeClusterId: idOf(vm.cluster.resource),
      virtualMachineId: idOf(resource),
      haVmRestartPriority: vm.restart,
    }).addOverride("count", count);
  }
  return resource;
}

function attachedDisks(
  scope: Construct,
  { name, disks }: RecoveredVirtualMachineDeclaration,
  { diskPaths }: VsphereVirtualMachineSettings,
): Pick<VirtualMachineConfig, "datastoreId" | "disk"> {
  const home = disks[0]?.datastore;
  if (home === undefined) return {};
  if (diskPaths !== undefined && diskPaths.length !== disks.length) {
    throw new ArgumentCheck(scope).error(
      `vsphere.diskPaths has ${diskPaths.length} paths for ${disks.length} disks`,
      "give one for each disk, in their order",
    );
  }
  return {
    datastoreId: idOf(home),
    disk: disks.map(({ datastore }, unitNumber) => ({
      label: `disk${unitNumber}`,
      unitNumber,
      attach: true,
      path: diskPaths?.[unitNumber] ?? pathOf(name, unitNumber),
      datastoreId: idOf(datastore),
    })),
  };
}

/** The name that vSphere gives the file of a disk when it makes a VM with its disks. */
function pathOf(name: string, unitNumber: number): string {
  return `${name}/${name}${unitNumber === 0 ? "" : `_${unitNumber}`}.vmdk`;
}

/** @throws where they are the template's, which only the lost site knows */
function guestArguments(
  scope: Construct,
  { name, fromTemplate }: RecoveredVirtualMachineDeclaration,
  { guestId, firmware, scsiType }: VsphereVirtualMachineSettings,
): Pick<VirtualMachineConfig, "guestId" | "firmware" | "scsiType"> {
  if (fromTemplate && (guestId === undefined || firmware === undefined || scsiType === undefined)) {
    throw new ArgumentCheck(scope).error(
      `the guest, firmware and disk controller of ${name} are known to the site that may be lost alone`,
      'state them: vsphere: { guestId, firmware, scsiType }, e.g. { guestId: "ubuntu64Guest", firmware: "efi", scsiType: "pvscsi" }',
    );
  }
  return {
    guestId: guestId ?? "otherGuest64",
    ...(firmware === undefined ? {} : { firmware }),
    ...(scsiType === undefined ? {} : { scsiType }),
  };
}
