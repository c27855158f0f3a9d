// Made by scripts/xen-bindings.mjs from the schema of the provider xenserver/xenserver 0.2.2, and kept in git; do not edit.
import type { IResolvable, TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { ThinResource } from "./base";
import { XENSERVER } from "./xenserver-provider.generated";

export interface XenserverSrConfig extends TerraformMetaArguments {
  /** What it holds, where needed. It cannot be changed. */
  readonly contentType?: string;
  /** Configuration of the SR's driver. It cannot be changed. */
  readonly deviceConfig?: { readonly [key: string]: string };
  /** UUID of the host to make it on; the coordinator by default. It cannot be changed. */
  readonly host?: string;
  /** Description of the SR. */
  readonly nameDescription?: string;
  /** Name of the SR. */
  readonly nameLabel: string;
  /** Whether several hosts can use it; false by default. It cannot be changed. */
  readonly shared?: boolean | IResolvable;
  /** Data of the storage manager. */
  readonly smConfig?: { readonly [key: string]: string };
  /** Type of the SR; `dummy` by default. It cannot be changed. */
  readonly type?: string;
}

/** @see https://registry.terraform.io/providers/xenserver/xenserver/latest/docs/resources/sr */
export class XenserverSr extends ThinResource<XenserverSrConfig> {
  static readonly tfResourceType = "xenserver_sr";
  protected readonly shape = {
    content_type: "value",
    device_config: "value",
    host: "value",
    name_description: "value",
    name_label: "value",
    shared: "value",
    sm_config: "value",
    type: "value",
  } as const;

  constructor(scope: Construct, id: string, config: XenserverSrConfig) {
    super(scope, id, XenserverSr.tfResourceType, XENSERVER, config);
  }
}
