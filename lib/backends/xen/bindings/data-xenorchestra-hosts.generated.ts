// Made by scripts/xen-bindings.mjs from the schema of the provider vatesfr/xenorchestra 0.40.0, and kept in git; do not edit.
import type { TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { ThinDataSource } from "./base";
import { XENORCHESTRA } from "./xenorchestra-provider.generated";

export interface DataXenorchestraHostsConfig extends TerraformMetaArguments {
  /** The pool id used to filter the resulting hosts by. */
  readonly poolId: string;
  /** The host field to sort the results by (id and name_label are supported). */
  readonly sortBy?: string;
  /** Valid options are `asc` or `desc` and sort order is applied to `sort_by` argument. */
  readonly sortOrder?: string;
  /** The tags (labels) applied to the given entity. Not used for filtering if empty. */
  readonly tags?: readonly string[];
}

/** @see https://registry.terraform.io/providers/vatesfr/xenorchestra/latest/docs/data-sources/hosts */
export class DataXenorchestraHosts extends ThinDataSource<DataXenorchestraHostsConfig> {
  static readonly tfResourceType = "xenorchestra_hosts";
  protected readonly shape = { pool_id: "value", sort_by: "value", sort_order: "value", tags: "value" } as const;

  constructor(scope: Construct, id: string, config: DataXenorchestraHostsConfig) {
    super(scope, id, DataXenorchestraHosts.tfResourceType, XENORCHESTRA, config);
  }
}
