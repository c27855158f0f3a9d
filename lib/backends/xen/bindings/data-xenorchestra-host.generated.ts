// Made by scripts/xen-bindings.mjs from the schema of the provider vatesfr/xenorchestra 0.40.0, and kept in git; do not edit.
import type { TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { ThinDataSource } from "./base";
import { XENORCHESTRA } from "./xenorchestra-provider.generated";

export interface DataXenorchestraHostConfig extends TerraformMetaArguments {
  /** The name label of the host. */
  readonly nameLabel: string;
  /** The tags (labels) applied to the given entity. Not used for filtering if empty. */
  readonly tags?: readonly string[];
}

/** @see https://registry.terraform.io/providers/vatesfr/xenorchestra/latest/docs/data-sources/host */
export class DataXenorchestraHost extends ThinDataSource<DataXenorchestraHostConfig> {
  static readonly tfResourceType = "xenorchestra_host";
  protected readonly shape = { name_label: "value", tags: "value" } as const;

  constructor(scope: Construct, id: string, config: DataXenorchestraHostConfig) {
    super(scope, id, DataXenorchestraHost.tfResourceType, XENORCHESTRA, config);
  }
}
