// Made by scripts/xen-bindings.mjs from the schema of the provider vatesfr/xenorchestra 0.40.0, and kept in git; do not edit.
import type { TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { ThinDataSource } from "./base";
import { XENORCHESTRA } from "./xenorchestra-provider.generated";

export interface DataXenorchestraPoolConfig extends TerraformMetaArguments {
  /** The name_label of the pool to look up. */
  readonly nameLabel: string;
}

/** @see https://registry.terraform.io/providers/vatesfr/xenorchestra/latest/docs/data-sources/pool */
export class DataXenorchestraPool extends ThinDataSource<DataXenorchestraPoolConfig> {
  static readonly tfResourceType = "xenorchestra_pool";
  protected readonly shape = { name_label: "value" } as const;

  constructor(scope: Construct, id: string, config: DataXenorchestraPoolConfig) {
    super(scope, id, DataXenorchestraPool.tfResourceType, XENORCHESTRA, config);
  }
}
