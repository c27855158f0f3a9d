import { Annotations, Lazy, Op, Token } from "cdktf";
import type { Construct } from "constructs";
import { ArgumentCheck } from "../../constructs";
import type { HostDevice } from "../../estate";
import type { ExistingVirtualMachineDeclaration, VirtualMachineDeclaration } from "../port";
import { attributeOf, idOf } from "../terraform";
import { DataXenorchestraVms, XenorchestraVm, type XenorchestraVmConfig } from "./bindings";
import type { XenContext } from "./context";
import { srId } from "./datastore";
import { likelyUnitMistake } from "./units";

/** Settings that only a VM of a Xen pool has. */
export interface XenVirtualMachineSettings {
  /**
   * Least memory that the pool may shrink it to while it runs (its dynamic minimum), GiB.
   * @default - its memory: it is not shrunk
   */
  readonly memoryMinGib?: number;
  /**
   * How its guest runs, as its template has it.
   * @default - unknown
   */
  readonly virtualization?: "hvm" | "pv" | "pvh";
  /**
   * Its restart after a failure is tried, and not promised.
   * @default false
   */
  readonly bestEffort?: boolean;
  /**
   * Wait after its start before the next VMs in the order start, seconds.
   * @default 0
   */
  readonly startDelaySeconds?: number;
  /**
   * Parts of a host's hardware that it uses, because of which it starts on that host alone. The provider does not set them: what is done by
   * hand is said here.
   * @default - none
   */
  readonly hostDevices?: readonly HostDevice[];
  /**
   * Start it when its host starts. That is no high availability.
   * @default false
   */
  readonly autoPoweron?: boolean;
  /** @default - the template's; from scratch: `bios` */
  readonly firmware?: "bios" | "uefi";
  /**
   * User data for cloud-init.
   * @default - none
   */
  readonly cloudConfig?: string;
  /**
   * Network configuration for cloud-init.
   * @default - none
   */
  readonly cloudNetworkConfig?: string;
  /**
   * Description.
   * @default - none
   */
  readonly description?: string;
  /**
   * Tags beside the one for its tier.
   * @default - none
   */
  readonly tags?: readonly string[];
  /**
   * Id of the resource set that it counts in.
   * @default - none
   */
  readonly resourceSet?: string;
}

declare module "../port/vendor" {
  interface VirtualMachineVendor {
    /** Settings that only a VM of a Xen pool has; an error under another platform. */
    readonly xen?: XenVirtualMachineSettings;
  }
}

const BYTES_PER_MIB = 2 ** 20;
const BYTES_PER_GIB = 2 ** 30;

/** The template that XCP-ng and XenServer bring along for VMs without one. */
const FROM_SCRATCH = "Other install media";

/** @see https://registry.terraform.io/providers/vatesfr/xenorchestra/latest/docs/resources/vm */
export function virtualMachine(scope: Construct, vm: VirtualMachineDeclaration, context: XenContext): XenorchestraVm {
  const { xen = {} } = vm.vendor;
  const mistake = Token.isUnresolved(vm.memoryMib) ? undefined : likelyUnitMistake(vm.memoryMib);
  if (mistake !== undefined) Annotations.of(scope).addWarning(`${scope.node.path}: ${mistake}`);
  const template = context.template(vm.template ?? FROM_SCRATCH);
  const resource = new XenorchestraVm(scope, "Default", {
    nameLabel: vm.name,
    template: template.id,
    // The provider writes `bios` where nothing is said, even into a VM whose template boots by UEFI.
    hvmBootFirmware: xen.firmware ?? (vm.template === undefined ? "bios" : attributeOf(template, "boot_firmware")),
    ...(vm.template === undefined ? { installationMethod: "network" } : {}),
    cpus: vm.vcpus,
    ...memoryArguments(scope, vm),
    disk: vm.disks.map(({ datastore, sizeGib }, index) => ({
      nameLabel: `${vm.name}-${index}`,
      srId: srId(datastore),
      size: bytes(sizeGib, BYTES_PER_GIB),
    })),
    network: vm.networks.map((network) => ({ networkId: idOf(network) })),
    highAvailability: vm.restarts ? (xen.bestEffort ? "best-effort" : "restart") : "",
    affinityHost: Lazy.stringValue({
      produce: () => {
        const host = vm.startHost();
        return host === undefined ? undefined : idOf(host);
      },
    }),
    ...tagArguments(vm, context),
    ...otherArguments(scope, vm),
  });
  context.ordered.push({ vm: resource, ...(vm.restart === undefined ? {} : { restart: vm.restart }) });
  return resource;
}

/** The data source knows the VMs of a pool only together; its `vms` are searched by name where one is needed. */
export function existingVirtualMachine(
  scope: Construct,
  { cluster }: ExistingVirtualMachineDeclaration,
): DataXenorchestraVms {
  return new DataXenorchestraVms(scope, "Default", { poolId: idOf(cluster.resource) });
}

/** @throws where the least is no size, or more than the most */
function memoryArguments(scope: Construct, { memoryMib, vendor }: VirtualMachineDeclaration) {
  const check = new ArgumentCheck(scope);
  const memoryMax = bytes(memoryMib, BYTES_PER_MIB);
  const { memoryMinGib } = vendor.xen ?? {};
  const minMib = check.mebibytes("xen.memoryMinGib", memoryMinGib, "demand");
  if (memoryMinGib === undefined) return { memoryMax, memoryMin: memoryMax };
  if (minMib === undefined) return { memoryMax, memoryMin: bytes(memoryMinGib, BYTES_PER_GIB) };
  if (!Token.isUnresolved(memoryMib) && minMib > memoryMib) {
    throw check.error(`xen.memoryMinGib is more than its memory`, "give at most memoryGib");
  }
  return { memoryMax, memoryMin: minMib * BYTES_PER_MIB };
}

function tagArguments({ tier, vendor }: VirtualMachineDeclaration, { settings }: XenContext) {
  const tags = [
    ...(tier === undefined || settings.tierTag === false ? [] : [`${settings.tierTag}${tier}`]),
    ...(vendor.xen?.tags ?? []),
  ];
  return tags.length === 0 ? {} : { tags };
}

function otherArguments(
  scope: Construct,
  { vendor: { xen = {} } }: VirtualMachineDeclaration,
): Partial<XenorchestraVmConfig> {
  const startDelay = new ArgumentCheck(scope).wholeFact("xen.startDelaySeconds", xen.startDelaySeconds, { min: 0 });
  const given = {
    startDelay,
    autoPoweron: xen.autoPoweron,
    cloudConfig: xen.cloudConfig,
    cloudNetworkConfig: xen.cloudNetworkConfig,
    nameDescription: xen.description,
    resourceSet: xen.resourceSet,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** The provider counts bytes; a Terraform value is multiplied by Terraform. */
function bytes(size: number, unit: number): number {
  return Token.isUnresolved(size) ? Token.asNumber(Op.mul(size, unit)) : size * unit;
}
