// Made by scripts/xen-bindings.mjs from the schema of the provider xenserver/xenserver 0.2.2, and kept in git; do not edit.
import type { IResolvable, TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { ThinDataSource } from "./base";
import { XENSERVER } from "./xenserver-provider.generated";

export interface DataXenserverPifConfig extends TerraformMetaArguments {
  /** Name of the interface, `eth0`. */
  readonly device?: string;
  /** Whether it is a management interface. */
  readonly management?: boolean | IResolvable;
  /** UUID of the network that it is connected to. */
  readonly network?: string;
}

/** @see https://registry.terraform.io/providers/xenserver/xenserver/latest/docs/data-sources/pif */
export class DataXenserverPif extends ThinDataSource<DataXenserverPifConfig> {
  static readonly tfResourceType = "xenserver_pif";
  protected readonly shape = { device: "value", management: "value", network: "value" } as const;

  constructor(scope: Construct, id: string, config: DataXenserverPifConfig) {
    super(scope, id, DataXenserverPif.tfResourceType, XENSERVER, config);
  }
}
