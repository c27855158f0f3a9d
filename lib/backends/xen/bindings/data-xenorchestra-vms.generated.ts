// Made by scripts/xen-bindings.mjs from the schema of the provider vatesfr/xenorchestra 0.40.0, and kept in git; do not edit.
import type { TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { ThinDataSource } from "./base";
import { XENORCHESTRA } from "./xenorchestra-provider.generated";

export interface DataXenorchestraVmsConfig extends TerraformMetaArguments {
  readonly host?: string;
  /** The ID of the pool the VM belongs to. */
  readonly poolId: string;
  /** The power state of the vms. (Running, Halted) */
  readonly powerState?: string;
}

/** @see https://registry.terraform.io/providers/vatesfr/xenorchestra/latest/docs/data-sources/vms */
export class DataXenorchestraVms extends ThinDataSource<DataXenorchestraVmsConfig> {
  static readonly tfResourceType = "xenorchestra_vms";
  protected readonly shape = { host: "value", pool_id: "value", power_state: "value" } as const;

  constructor(scope: Construct, id: string, config: DataXenorchestraVmsConfig) {
    super(scope, id, DataXenorchestraVms.tfResourceType, XENORCHESTRA, config);
  }
}
