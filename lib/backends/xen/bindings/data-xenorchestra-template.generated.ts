// Made by scripts/xen-bindings.mjs from the schema of the provider vatesfr/xenorchestra 0.40.0, and kept in git; do not edit.
import type { TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { ThinDataSource } from "./base";
import { XENORCHESTRA } from "./xenorchestra-provider.generated";

export interface DataXenorchestraTemplateConfig extends TerraformMetaArguments {
  /** The name of the template to look up. */
  readonly nameLabel: string;
  /** The id of the pool that the template belongs to. */
  readonly poolId?: string;
}

/** @see https://registry.terraform.io/providers/vatesfr/xenorchestra/latest/docs/data-sources/template */
export class DataXenorchestraTemplate extends ThinDataSource<DataXenorchestraTemplateConfig> {
  static readonly tfResourceType = "xenorchestra_template";
  protected readonly shape = { name_label: "value", pool_id: "value" } as const;

  constructor(scope: Construct, id: string, config: DataXenorchestraTemplateConfig) {
    super(scope, id, DataXenorchestraTemplate.tfResourceType, XENORCHESTRA, config);
  }
}
