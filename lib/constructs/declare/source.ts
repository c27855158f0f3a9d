import { TerraformDataSource, type TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";
import type { Source } from "../../estate";
import { userFrame } from "../private/user-frame";

/** Where a construct was made. `managed`: the design makes the thing itself, rather than referring to one that exists. */
export function sourceOf(construct: IConstruct, managed: boolean): Source {
  return { path: construct.node.path, ...userFrame(), managed };
}

/** Adds the Terraform address, if there is one. What a data source stands for is not made by the design, however it was declared. */
export function withAddress(source: Source, resource: TerraformResource | TerraformDataSource | undefined): Source {
  if (resource === undefined) return source;
  const address = `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
  if (!TerraformDataSource.isTerraformDataSource(resource)) return { ...source, address };
  return { ...source, managed: false, address: `data.${address}` };
}
