// Made by scripts/xen-bindings.mjs from the schema of the provider xenserver/xenserver 0.2.2, and kept in git; do not edit.
import type { TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { ThinDataSource } from "./base";
import { XENSERVER } from "./xenserver-provider.generated";

export interface DataXenserverSrConfig extends TerraformMetaArguments {
  /** Name of the SR. */
  readonly nameLabel?: string;
  /** UUID of the SR. */
  readonly uuid?: string;
}

/** @see https://registry.terraform.io/providers/xenserver/xenserver/latest/docs/data-sources/sr */
export class DataXenserverSr extends ThinDataSource<DataXenserverSrConfig> {
  static readonly tfResourceType = "xenserver_sr";
  protected readonly shape = { name_label: "value", uuid: "value" } as const;

  constructor(scope: Construct, id: string, config: DataXenserverSrConfig) {
    super(scope, id, DataXenserverSr.tfResourceType, XENSERVER, config);
  }
}
