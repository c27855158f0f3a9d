// Made by scripts/xen-bindings.mjs from the schema of the provider vatesfr/xenorchestra 0.40.0, and kept in git; do not edit.
import type { TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { ThinDataSource } from "./base";
import { XENORCHESTRA } from "./xenorchestra-provider.generated";

export interface DataXenorchestraPifConfig extends TerraformMetaArguments {
  /** The name of the network device. Examples include eth0, eth1, etc. See `ifconfig` for possible devices. */
  readonly device: string;
  /** The ID of the host that the PIF belongs to. */
  readonly hostId?: string;
  /** The VLAN the PIF belongs to. */
  readonly vlan: number;
}

/** @see https://registry.terraform.io/providers/vatesfr/xenorchestra/latest/docs/data-sources/pif */
export class DataXenorchestraPif extends ThinDataSource<DataXenorchestraPifConfig> {
  static readonly tfResourceType = "xenorchestra_pif";
  protected readonly shape = { device: "value", host_id: "value", vlan: "value" } as const;

  constructor(scope: Construct, id: string, config: DataXenorchestraPifConfig) {
    super(scope, id, DataXenorchestraPif.tfResourceType, XENORCHESTRA, config);
  }
}
