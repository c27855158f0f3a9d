// Made by scripts/xen-bindings.mjs from the schema of the provider xenserver/xenserver 0.2.2, and kept in git; do not edit.
import type { IResolvable, TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { ThinResource } from "./base";
import { XENSERVER } from "./xenserver-provider.generated";

export interface XenserverPifConfigureConfig extends TerraformMetaArguments {
  /** Keep the PIF from being unplugged. */
  readonly disallowUnplug?: boolean | IResolvable;
  /** IPv4 configuration of the PIF. */
  readonly interface?: XenserverPifConfigureInterface;
  /** UUID of the PIF. */
  readonly uuid: string;
}

export interface XenserverPifConfigureInterface {
  /** Addresses of DNS servers, with commas between. */
  readonly dns?: string;
  /** Gateway. */
  readonly gateway?: string;
  /** Address. */
  readonly ip?: string;
  /** `None`, `DHCP` or `Static`. */
  readonly mode: string;
  /** Name of the interface. */
  readonly nameLabel?: string;
  /** Netmask. */
  readonly netmask?: string;
}

/** @see https://registry.terraform.io/providers/xenserver/xenserver/latest/docs/resources/pif_configure */
export class XenserverPifConfigure extends ThinResource<XenserverPifConfigureConfig> {
  static readonly tfResourceType = "xenserver_pif_configure";
  protected readonly shape = {
    disallow_unplug: "value",
    interface: { dns: "value", gateway: "value", ip: "value", mode: "value", name_label: "value", netmask: "value" },
    uuid: "value",
  } as const;

  constructor(scope: Construct, id: string, config: XenserverPifConfigureConfig) {
    super(scope, id, XenserverPifConfigure.tfResourceType, XENSERVER, config);
  }
}
