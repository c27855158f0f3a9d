// Made by scripts/xen-bindings.mjs from the schema of the provider xenserver/xenserver 0.2.2, and kept in git; do not edit.
import type { IResolvable, TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { ThinResource } from "./base";
import { XENSERVER } from "./xenserver-provider.generated";

export interface XenserverPoolConfig extends TerraformMetaArguments {
  /** UUID of the default SR, which should be a shared one. */
  readonly defaultSr?: string;
  /** UUIDs of hosts that leave the pool. */
  readonly ejectSupporters?: readonly string[];
  /** Hosts that join the pool; the join happens where host, username, password and skip_verify are all given. */
  readonly joinSupporters?: readonly XenserverPoolJoinSupporters[] | IResolvable;
  /** UUID of the management network. */
  readonly managementNetwork?: string;
  /** Description of the pool. */
  readonly nameDescription?: string;
  /** Name of the pool. */
  readonly nameLabel: string;
}

export interface XenserverPoolJoinSupporters {
  /** Address of the host. */
  readonly host?: string;
  /** Password at the host. Sensitive: give a Terraform value. */
  readonly password?: string;
  /** Path of the file with the host's certificate. */
  readonly serverCertPath?: string;
  /** Do not verify the host's certificate. Where false, server_cert_path is needed. */
  readonly skipVerify?: boolean | IResolvable;
  /** User name at the host. */
  readonly username?: string;
}

/** @see https://registry.terraform.io/providers/xenserver/xenserver/latest/docs/resources/pool */
export class XenserverPool extends ThinResource<XenserverPoolConfig> {
  static readonly tfResourceType = "xenserver_pool";
  protected readonly shape = {
    default_sr: "value",
    eject_supporters: "value",
    join_supporters: {
      host: "value",
      password: "value",
      server_cert_path: "value",
      skip_verify: "value",
      username: "value",
    },
    management_network: "value",
    name_description: "value",
    name_label: "value",
  } as const;

  constructor(scope: Construct, id: string, config: XenserverPoolConfig) {
    super(scope, id, XenserverPool.tfResourceType, XENSERVER, config);
  }
}
