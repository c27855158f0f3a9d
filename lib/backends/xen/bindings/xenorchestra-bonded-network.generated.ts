// Made by scripts/xen-bindings.mjs from the schema of the provider vatesfr/xenorchestra 0.40.0, and kept in git; do not edit.
import type { IResolvable, TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { ThinResource } from "./base";
import { XENORCHESTRA } from "./xenorchestra-provider.generated";

export interface XenorchestraBondedNetworkConfig extends TerraformMetaArguments {
  readonly automatic?: boolean | IResolvable;
  /** The bond mode that should be used for this network. */
  readonly bondMode?: string;
  /** This argument controls whether the network should enforce VIF locking. This defaults to `false` which means that no filtering rules are applied. */
  readonly defaultIsLocked?: boolean | IResolvable;
  /** The MTU of the network. Defaults to `1500` if unspecified. */
  readonly mtu?: number;
  readonly nameDescription?: string;
  /** The name label of the network. */
  readonly nameLabel: string;
  /** The PIFs (uuid) that should be used for this network. */
  readonly pifIds?: readonly string[];
  /** The pool id that this network should belong to. */
  readonly poolId: string;
}

/** @see https://registry.terraform.io/providers/vatesfr/xenorchestra/latest/docs/resources/bonded_network */
export class XenorchestraBondedNetwork extends ThinResource<XenorchestraBondedNetworkConfig> {
  static readonly tfResourceType = "xenorchestra_bonded_network";
  protected readonly shape = {
    automatic: "value",
    bond_mode: "value",
    default_is_locked: "value",
    mtu: "value",
    name_description: "value",
    name_label: "value",
    pif_ids: "value",
    pool_id: "value",
  } as const;

  constructor(scope: Construct, id: string, config: XenorchestraBondedNetworkConfig) {
    super(scope, id, XenorchestraBondedNetwork.tfResourceType, XENORCHESTRA, config);
  }
}
