// Made by scripts/xen-bindings.mjs from the schema of the provider vatesfr/xenorchestra 0.40.0, and kept in git; do not edit.
import type { TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { ThinResource } from "./base";
import { XENORCHESTRA } from "./xenorchestra-provider.generated";

export interface XenorchestraCloudConfigConfig extends TerraformMetaArguments {
  /** The name of the cloud config. */
  readonly name: string;
  /** The cloud init config. See the cloud init docs for more [information](https://cloudinit.readthedocs.io/en/latest/topics/examples.html). */
  readonly template: string;
}

/** @see https://registry.terraform.io/providers/vatesfr/xenorchestra/latest/docs/resources/cloud_config */
export class XenorchestraCloudConfig extends ThinResource<XenorchestraCloudConfigConfig> {
  static readonly tfResourceType = "xenorchestra_cloud_config";
  protected readonly shape = { name: "value", template: "value" } as const;

  constructor(scope: Construct, id: string, config: XenorchestraCloudConfigConfig) {
    super(scope, id, XenorchestraCloudConfig.tfResourceType, XENORCHESTRA, config);
  }
}
