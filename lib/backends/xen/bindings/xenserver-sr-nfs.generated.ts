// Made by scripts/xen-bindings.mjs from the schema of the provider xenserver/xenserver 0.2.2, and kept in git; do not edit.
import type { TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { ThinResource } from "./base";
import { XENSERVER } from "./xenserver-provider.generated";

export interface XenserverSrNfsConfig extends TerraformMetaArguments {
  /** Options of the mount. They cannot be changed. */
  readonly advancedOptions?: string;
  /** Description of the SR. */
  readonly nameDescription?: string;
  /** Name of the SR. */
  readonly nameLabel: string;
  /** Server and path, `server:/path`. It cannot be changed. */
  readonly storageLocation: string;
  /** `nfs` (by default) or `iso`. It cannot be changed. */
  readonly type?: string;
  /** Version of NFS, `3` or `4`. It cannot be changed. */
  readonly version: string;
}

/** @see https://registry.terraform.io/providers/xenserver/xenserver/latest/docs/resources/sr_nfs */
export class XenserverSrNfs extends ThinResource<XenserverSrNfsConfig> {
  static readonly tfResourceType = "xenserver_sr_nfs";
  protected readonly shape = {
    advanced_options: "value",
    name_description: "value",
    name_label: "value",
    storage_location: "value",
    type: "value",
    version: "value",
  } as const;

  constructor(scope: Construct, id: string, config: XenserverSrNfsConfig) {
    super(scope, id, XenserverSrNfs.tfResourceType, XENSERVER, config);
  }
}
