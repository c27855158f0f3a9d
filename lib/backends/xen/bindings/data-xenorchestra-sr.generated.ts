// Made by scripts/xen-bindings.mjs from the schema of the provider vatesfr/xenorchestra 0.40.0, and kept in git; do not edit.
import type { TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { ThinDataSource } from "./base";
import { XENORCHESTRA } from "./xenorchestra-provider.generated";

export interface DataXenorchestraSrConfig extends TerraformMetaArguments {
  /** The name of the storage repository to look up */
  readonly nameLabel: string;
  /** The Id of the pool the storage repository exists on. */
  readonly poolId?: string;
  /** The tags (labels) applied to the given entity. Not used for filtering if empty. */
  readonly tags?: readonly string[];
}

/** @see https://registry.terraform.io/providers/vatesfr/xenorchestra/latest/docs/data-sources/sr */
export class DataXenorchestraSr extends ThinDataSource<DataXenorchestraSrConfig> {
  static readonly tfResourceType = "xenorchestra_sr";
  protected readonly shape = { name_label: "value", pool_id: "value", tags: "value" } as const;

  constructor(scope: Construct, id: string, config: DataXenorchestraSrConfig) {
    super(scope, id, DataXenorchestraSr.tfResourceType, XENORCHESTRA, config);
  }
}
