// Made by scripts/xen-bindings.mjs from the schema of the provider xenserver/xenserver 0.2.2, and kept in git; do not edit.
import type { IResolvable, TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { ThinResource } from "./base";
import { XENSERVER } from "./xenserver-provider.generated";

export interface XenserverNetworkVlanConfig extends TerraformMetaArguments {
  /** Whether XAPI manages the bridge; true by default. It cannot be changed. */
  readonly managed?: boolean | IResolvable;
  /** Largest frame, bytes; 1500 by default. */
  readonly mtu?: number;
  /** Description of the network. */
  readonly nameDescription?: string;
  /** Name of the network. */
  readonly nameLabel: string;
  /** NIC that carries it: `NIC 0`, `Bond 0+1`. It cannot be changed. */
  readonly nic: string;
  /** Additional configuration. */
  readonly otherConfig?: { readonly [key: string]: string };
  /** VLAN tag. It cannot be changed. */
  readonly vlanTag: number;
}

/** @see https://registry.terraform.io/providers/xenserver/xenserver/latest/docs/resources/network_vlan */
export class XenserverNetworkVlan extends ThinResource<XenserverNetworkVlanConfig> {
  static readonly tfResourceType = "xenserver_network_vlan";
  protected readonly shape = {
    managed: "value",
    mtu: "value",
    name_description: "value",
    name_label: "value",
    nic: "value",
    other_config: "value",
    vlan_tag: "value",
  } as const;

  constructor(scope: Construct, id: string, config: XenserverNetworkVlanConfig) {
    super(scope, id, XenserverNetworkVlan.tfResourceType, XENSERVER, config);
  }
}
