// Made by scripts/xen-bindings.mjs from the schema of the provider vatesfr/xenorchestra 0.40.0, and kept in git; do not edit.
import type { TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { ThinDataSource } from "./base";
import { XENORCHESTRA } from "./xenorchestra-provider.generated";

export interface DataXenorchestraVdiConfig extends TerraformMetaArguments {
  /** The name of the VDI to look up. */
  readonly nameLabel?: string;
  /** The ID of the pool the VDI belongs to. This is useful if you have a VDI with the same name on different pools. */
  readonly poolId?: string;
  /** The tags (labels) applied to the given entity. Not used for filtering if empty. */
  readonly tags?: readonly string[];
}

/** @see https://registry.terraform.io/providers/vatesfr/xenorchestra/latest/docs/data-sources/vdi */
export class DataXenorchestraVdi extends ThinDataSource<DataXenorchestraVdiConfig> {
  static readonly tfResourceType = "xenorchestra_vdi";
  protected readonly shape = { name_label: "value", pool_id: "value", tags: "value" } as const;

  constructor(scope: Construct, id: string, config: DataXenorchestraVdiConfig) {
    super(scope, id, DataXenorchestraVdi.tfResourceType, XENORCHESTRA, config);
  }
}
