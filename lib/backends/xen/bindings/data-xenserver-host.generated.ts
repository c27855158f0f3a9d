// Made by scripts/xen-bindings.mjs from the schema of the provider xenserver/xenserver 0.2.2, and kept in git; do not edit.
import type { IResolvable, TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { ThinDataSource } from "./base";
import { XENSERVER } from "./xenserver-provider.generated";

export interface DataXenserverHostConfig extends TerraformMetaArguments {
  /** Address of the host. */
  readonly address?: string;
  /** Whether it is the pool's coordinator. */
  readonly isCoordinator?: boolean | IResolvable;
  /** Name of the host. */
  readonly nameLabel?: string;
  /** UUID of the host. */
  readonly uuid?: string;
}

/** @see https://registry.terraform.io/providers/xenserver/xenserver/latest/docs/data-sources/host */
export class DataXenserverHost extends ThinDataSource<DataXenserverHostConfig> {
  static readonly tfResourceType = "xenserver_host";
  protected readonly shape = { address: "value", is_coordinator: "value", name_label: "value", uuid: "value" } as const;

  constructor(scope: Construct, id: string, config: DataXenserverHostConfig) {
    super(scope, id, DataXenserverHost.tfResourceType, XENSERVER, config);
  }
}
