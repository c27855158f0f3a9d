// Made by scripts/xen-bindings.mjs from the schema of the provider xenserver/xenserver 0.2.2, and kept in git; do not edit.
import type { TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { ThinResource } from "./base";
import { XENSERVER } from "./xenserver-provider.generated";

export interface XenserverSrSmbConfig extends TerraformMetaArguments {
  /** Description of the SR. */
  readonly nameDescription?: string;
  /** Name of the SR. */
  readonly nameLabel: string;
  /** Password at the server. Sensitive: give a Terraform value. */
  readonly password?: string;
  /** Server and path, `\\server\path`. It cannot be changed. */
  readonly storageLocation: string;
  /** `smb` (by default) or `iso`. It cannot be changed. */
  readonly type?: string;
  /** User name at the server. */
  readonly username?: string;
}

/** @see https://registry.terraform.io/providers/xenserver/xenserver/latest/docs/resources/sr_smb */
export class XenserverSrSmb extends ThinResource<XenserverSrSmbConfig> {
  static readonly tfResourceType = "xenserver_sr_smb";
  protected readonly shape = {
    name_description: "value",
    name_label: "value",
    password: "value",
    storage_location: "value",
    type: "value",
    username: "value",
  } as const;

  constructor(scope: Construct, id: string, config: XenserverSrSmbConfig) {
    super(scope, id, XenserverSrSmb.tfResourceType, XENSERVER, config);
  }
}
