// Made by scripts/xen-bindings.mjs from the schema of the provider vatesfr/xenorchestra 0.40.0, and kept in git; do not edit.
import type { IResolvable, TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { ThinResource } from "./base";
import { XENORCHESTRA } from "./xenorchestra-provider.generated";

export interface XenorchestraNetworkConfig extends TerraformMetaArguments {
  readonly automatic?: boolean | IResolvable;
  /** This argument controls whether the network should enforce VIF locking. This defaults to `false` which means that no filtering rules are applied. */
  readonly defaultIsLocked?: boolean | IResolvable;
  /** The MTU of the network. Defaults to `1500` if unspecified. */
  readonly mtu?: number;
  readonly nameDescription?: string;
  /** The name label of the network. */
  readonly nameLabel: string;
  /** Whether the network should use a network block device. Defaults to `false` if unspecified. */
  readonly nbd?: boolean | IResolvable;
  /** The pool id that this network should belong to. */
  readonly poolId: string;
  /** The PIF device (eth0, eth1, etc) that will be used as an input during network creation. This parameter is required if a vlan is specified. */
  readonly sourcePifDevice?: string;
  /** The vlan to use for the network. Defaults to `0` meaning no VLAN. */
  readonly vlan?: number;
}

/** @see https://registry.terraform.io/providers/vatesfr/xenorchestra/latest/docs/resources/network */
export class XenorchestraNetwork extends ThinResource<XenorchestraNetworkConfig> {
  static readonly tfResourceType = "xenorchestra_network";
  protected readonly shape = {
    automatic: "value",
    default_is_locked: "value",
    mtu: "value",
    name_description: "value",
    name_label: "value",
    nbd: "value",
    pool_id: "value",
    source_pif_device: "value",
    vlan: "value",
  } as const;

  constructor(scope: Construct, id: string, config: XenorchestraNetworkConfig) {
    super(scope, id, XenorchestraNetwork.tfResourceType, XENORCHESTRA, config);
  }
}
