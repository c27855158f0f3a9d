// Made by scripts/xen-bindings.mjs from the schema of the provider vatesfr/xenorchestra 0.40.0, and kept in git; do not edit.
import type { TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { ThinResource } from "./base";
import { XENORCHESTRA } from "./xenorchestra-provider.generated";

export interface XenorchestraAclConfig extends TerraformMetaArguments {
  /** Must be one of admin, operator, viewer. See the [Xen orchestra docs](https://xen-orchestra.com/docs/acls.html) on ACLs for more details. */
  readonly action: string;
  /** The id of the object that will be able to be used by the subject. */
  readonly object: string;
  /** The uuid of the user account that the acl will apply to. */
  readonly subject: string;
}

/** @see https://registry.terraform.io/providers/vatesfr/xenorchestra/latest/docs/resources/acl */
export class XenorchestraAcl extends ThinResource<XenorchestraAclConfig> {
  static readonly tfResourceType = "xenorchestra_acl";
  protected readonly shape = { action: "value", object: "value", subject: "value" } as const;

  constructor(scope: Construct, id: string, config: XenorchestraAclConfig) {
    super(scope, id, XenorchestraAcl.tfResourceType, XENORCHESTRA, config);
  }
}
