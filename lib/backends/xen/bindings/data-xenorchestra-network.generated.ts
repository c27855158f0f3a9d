// Made by scripts/xen-bindings.mjs from the schema of the provider vatesfr/xenorchestra 0.40.0, and kept in git; do not edit.
import type { TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { ThinDataSource } from "./base";
import { XENORCHESTRA } from "./xenorchestra-provider.generated";

export interface DataXenorchestraNetworkConfig extends TerraformMetaArguments {
  /** The name of the bridge network interface. */
  readonly bridge?: string;
  /** The name of the network. */
  readonly nameLabel: string;
  /** The pool the network is associated with. */
  readonly poolId?: string;
}

/** @see https://registry.terraform.io/providers/vatesfr/xenorchestra/latest/docs/data-sources/network */
export class DataXenorchestraNetwork extends ThinDataSource<DataXenorchestraNetworkConfig> {
  static readonly tfResourceType = "xenorchestra_network";
  protected readonly shape = { bridge: "value", name_label: "value", pool_id: "value" } as const;

  constructor(scope: Construct, id: string, config: DataXenorchestraNetworkConfig) {
    super(scope, id, DataXenorchestraNetwork.tfResourceType, XENORCHESTRA, config);
  }
}
