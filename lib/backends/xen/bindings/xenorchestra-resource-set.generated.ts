// Made by scripts/xen-bindings.mjs from the schema of the provider vatesfr/xenorchestra 0.40.0, and kept in git; do not edit.
import type { IResolvable, TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { ThinResource } from "./base";
import { XENORCHESTRA } from "./xenorchestra-provider.generated";

export interface XenorchestraResourceSetConfig extends TerraformMetaArguments {
  /** The limit applied to the resource set. */
  readonly limit: readonly XenorchestraResourceSetLimit[] | IResolvable;
  /** The name of the resource set. */
  readonly name: string;
  /** The uuids of the objects that are within scope of the resource set. A minimum of a storage repository, network and VM template are required for users to launch VMs. */
  readonly objects?: readonly string[];
  /** The uuids of the user accounts that should have access to the resource set. */
  readonly subjects?: readonly string[];
}

export interface XenorchestraResourceSetLimit {
  /** The numerical limit for the given type. */
  readonly quantity: number;
  /** The type of resource set limit. Must be cpus, memory or disk. */
  readonly type: string;
}

/** @see https://registry.terraform.io/providers/vatesfr/xenorchestra/latest/docs/resources/resource_set */
export class XenorchestraResourceSet extends ThinResource<XenorchestraResourceSetConfig> {
  static readonly tfResourceType = "xenorchestra_resource_set";
  protected readonly shape = {
    limit: { quantity: "value", type: "value" },
    name: "value",
    objects: "value",
    subjects: "value",
  } as const;

  constructor(scope: Construct, id: string, config: XenorchestraResourceSetConfig) {
    super(scope, id, XenorchestraResourceSet.tfResourceType, XENORCHESTRA, config);
  }
}
