// Made by scripts/xen-bindings.mjs from the schema of the provider vatesfr/xenorchestra 0.40.0, and kept in git; do not edit.
import type { IResolvable, TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { ThinResource } from "./base";
import { XENORCHESTRA } from "./xenorchestra-provider.generated";

export interface XenorchestraVmConfig extends TerraformMetaArguments {
  /** The preferred host you would like the VM to run on. If changed on an existing VM it will require a reboot for the VM to be rescheduled. */
  readonly affinityHost?: string;
  /** If the VM will automatically turn on. Defaults to `false`. */
  readonly autoPoweron?: boolean | IResolvable;
  /** List of operations on a VM that are not permitted. Examples include: clean_reboot, clean_shutdown, hard_reboot, hard_shutdown, pause, shutdown, suspend, destroy. See: https://xapi-project.github.io/xen-api/classes/vm.html#enum_vm_operations */
  readonly blockedOperations?: readonly string[];
  /** The ISO that should be attached to VM. This allows you to create a VM from a diskless template (any templates available from `xe template-list`) and install the OS from the following ISO. */
  readonly cdrom?: readonly XenorchestraVmCdrom[] | IResolvable;
  /** The type of clone to perform for the VM. Possible values include `fast` or `full` and defaults to `fast`. In order to perform a `full` clone, the VM template must not be a disk template. */
  readonly cloneType?: string;
  /** The content of the cloud-init config to use. See the cloud init docs for more [information](https://cloudinit.readthedocs.io/en/latest/topics/examples.html). */
  readonly cloudConfig?: string;
  /** The content of the cloud-init network configuration for the VM (uses [version 1](https://cloudinit.readthedocs.io/en/latest/topics/network-config-format-v1.html)) */
  readonly cloudNetworkConfig?: string;
  readonly coreOs?: boolean | IResolvable;
  /** The number of cores per socket for the VM's CPU topology. This value must evenly divide the total number of CPUs. If not set, the VM uses XO/XAPI defaults (typically 1 core per socket). */
  readonly coresPerSocket?: number;
  /** The CPU usage cap of the VM, in hundredths of vCPU (e.g. 100 = 1 vCPU max). 0 means no cap. */
  readonly cpuCap?: number;
  /** The relative CPU scheduling weight for the VM (dimensionless). Higher values give the VM more CPU time relative to others. Valid range is 1-65535. 0 uses the default weight. */
  readonly cpuWeight?: number;
  /** The number of CPUs the VM will have. Updates to this field will cause a stop and start of the VM if the new CPU value is greater than the max CPU value. This can be determined with the following command: ``` $ xo-cli xo.getAllObjects filter='json:{"id": "cf7b5d7d-3cd5-6b7c-5025-5c935c8cd0b8"}' | jq '.[].CPUs' { "max": 4, "number": 2 } # Updating the VM to use 3 CPUs would happen without stopping/starting the VM # Updating the VM to use 5 CPUs would stop/start the VM ``` */
  readonly cpus: number;
  /** Determines whether the cloud config VDI should be deleted once the VM has booted. Defaults to `false`. If set to `true`, power_state must be set to `Running`. */
  readonly destroyCloudConfigVdiAfterBoot?: boolean | IResolvable;
  /** The disk the VM will have access to. */
  readonly disk: readonly XenorchestraVmDisk[] | IResolvable;
  /** Boolean parameter that allows a VM to use nested virtualization. */
  readonly expNestedHvm?: boolean | IResolvable;
  /** The restart priority for the VM. Possible values are `best-effort`, `restart` and empty string (no restarts on failure. Defaults to empty string */
  readonly highAvailability?: string;
  readonly host?: string;
  /** The firmware to use for the VM. Possible values are `bios` and `uefi`. */
  readonly hvmBootFirmware?: string;
  /** This cannot be used with `cdrom`. Possible values are `network` which allows a VM to boot via PXE. */
  readonly installationMethod?: string;
  /** The amount of memory in bytes the VM will have.  !!! WARNING: Updates to this field will cause the VM to stop and start, as it sets both dynamic and static maximums. */
  readonly memoryMax: number;
  /** The amount of memory in bytes the VM will have. Set this value equal to memory_max to have a static memory. */
  readonly memoryMin?: number;
  /** The description of the VM. */
  readonly nameDescription?: string;
  /** The name of the VM. */
  readonly nameLabel: string;
  /** The network for the VM. */
  readonly network: readonly XenorchestraVmNetwork[] | IResolvable;
  /** The power state of the VM. This can be Running, Halted, Paused or Suspended. */
  readonly powerState?: string;
  readonly resourceSet?: string;
  /** Enable UEFI secure boot for the VM. */
  readonly secureBoot?: boolean | IResolvable;
  /** Number of seconds the VM should be delayed from starting. */
  readonly startDelay?: number;
  /** The tags (labels) applied to the given entity. Not used for filtering if empty. */
  readonly tags?: readonly string[];
  /** The ID of the VM template to create the new VM from. */
  readonly template: string;
  readonly timeouts?: XenorchestraVmTimeouts;
  /** The video adapter the VM should use. Possible values include std and cirrus. */
  readonly vga?: string;
  /** The videoram amount in MiB the VM should use. Possible values include 1, 2, 4, 8, 16. */
  readonly videoram?: number;
  /** The key value pairs to be populated in xenstore. */
  readonly xenstore?: { readonly [key: string]: string };
}

export interface XenorchestraVmCdrom {
  /** The ID of the ISO (VDI) to attach to the VM. This can be easily provided by using the `vdi` data source. */
  readonly id: string;
}

export interface XenorchestraVmDisk {
  /** Whether the device should be attached to the VM. */
  readonly attached?: boolean | IResolvable;
  /** The description for the disk */
  readonly nameDescription?: string;
  /** The name for the disk */
  readonly nameLabel: string;
  /** The size in bytes for the disk. */
  readonly size: number;
  /** The storage repository ID to use. */
  readonly srId: string;
}

export interface XenorchestraVmNetwork {
  /** Whether the device should be attached to the VM. */
  readonly attached?: boolean | IResolvable;
  /** Determines the IP CIDR range the provider will wait for on this network interface. Resource creation is not complete until an IP address within the specified range becomes available. This parameter replaces the former `wait_for_ip` functionality. This only works if guest-tools are installed in the VM. Defaults to "", which skips IP address matching. */
  readonly expectedIpCidr?: string;
  /** The mac address of the network interface. This must be parsable by go's [net.ParseMAC function](https://golang.org/pkg/net/#ParseMAC). All mac addresses are stored in Terraform's state with [HardwareAddr's string representation](https://golang.org/pkg/net/#HardwareAddr.String) i.e. 00:00:5e:00:53:01 */
  readonly macAddress?: string;
  /** The ID of the network the VM will be on. */
  readonly networkId: string;
}

export interface XenorchestraVmTimeouts {
  readonly create?: string;
  readonly delete?: string;
  readonly update?: string;
}

/** @see https://registry.terraform.io/providers/vatesfr/xenorchestra/latest/docs/resources/vm */
export class XenorchestraVm extends ThinResource<XenorchestraVmConfig> {
  static readonly tfResourceType = "xenorchestra_vm";
  protected readonly shape = {
    affinity_host: "value",
    auto_poweron: "value",
    blocked_operations: "value",
    cdrom: { id: "value" },
    clone_type: "value",
    cloud_config: "value",
    cloud_network_config: "value",
    core_os: "value",
    cores_per_socket: "value",
    cpu_cap: "value",
    cpu_weight: "value",
    cpus: "value",
    destroy_cloud_config_vdi_after_boot: "value",
    disk: { attached: "value", name_description: "value", name_label: "value", size: "value", sr_id: "value" },
    exp_nested_hvm: "value",
    high_availability: "value",
    host: "value",
    hvm_boot_firmware: "value",
    installation_method: "value",
    memory_max: "value",
    memory_min: "value",
    name_description: "value",
    name_label: "value",
    network: { attached: "value", expected_ip_cidr: "value", mac_address: "value", network_id: "value" },
    power_state: "value",
    resource_set: "value",
    secure_boot: "value",
    start_delay: "value",
    tags: "value",
    template: "value",
    timeouts: { create: "value", delete: "value", update: "value" },
    vga: "value",
    videoram: "value",
    xenstore: "value",
  } as const;

  constructor(scope: Construct, id: string, config: XenorchestraVmConfig) {
    super(scope, id, XenorchestraVm.tfResourceType, XENORCHESTRA, config);
  }
}
