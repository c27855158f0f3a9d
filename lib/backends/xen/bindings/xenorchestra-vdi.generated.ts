// Made by scripts/xen-bindings.mjs from the schema of the provider vatesfr/xenorchestra 0.40.0, and kept in git; do not edit.
import type { TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { ThinResource } from "./base";
import { XENORCHESTRA } from "./xenorchestra-provider.generated";

export interface XenorchestraVdiConfig extends TerraformMetaArguments {
  /** The file path to the ISO or vdi image that should be uploaded when the VDI is created. */
  readonly filepath: string;
  /** The name label of the VDI */
  readonly nameLabel: string;
  /** The id of the storage repository the VDI should be created in. Make sure the storage repository supports the file you are uploading! For example, ISOs should only be uploaded to ISO storage repositories. */
  readonly srId: string;
  /** Only `raw` uploads are supported today, but vhd support may be added in the future. */
  readonly type: string;
}

/** @see https://registry.terraform.io/providers/vatesfr/xenorchestra/latest/docs/resources/vdi */
export class XenorchestraVdi extends ThinResource<XenorchestraVdiConfig> {
  static readonly tfResourceType = "xenorchestra_vdi";
  protected readonly shape = { filepath: "value", name_label: "value", sr_id: "value", type: "value" } as const;

  constructor(scope: Construct, id: string, config: XenorchestraVdiConfig) {
    super(scope, id, XenorchestraVdi.tfResourceType, XENORCHESTRA, config);
  }
}
