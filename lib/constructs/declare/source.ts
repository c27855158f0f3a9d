import { TerraformDataSource, type TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";
import type { Source } from "../../estate";
import { userFrame } from "../private/user-frame";

/** Where a construct was made. `managed`: the design makes the thing itself, rather than referring to one that exists. */
export function sourceOf(construct: IConstruct, managed: boolean): Source {
  return { path: construct.node.path, ...userFrame(), managed };
}

/** Adds the Terraform address. */
export function withAddress(source: Source, resource: TerraformResource | TerraformDataSource): Source {
  const prefix = TerraformDataSource.isTerraformDataSource(resource) ? "data." : "";
  return { ...source, address: `${prefix}${resource.terraformResourceType}.${resource.friendlyUniqueId}` };
}
