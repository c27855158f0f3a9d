import { TerraformDataSource } from "cdktf";
import type { IConstruct } from "constructs";
import type { Resource } from "../../backends/port";
import { ArgumentCheck } from "./argument-check";

interface ResourceType<T> {
  readonly tfResourceType: string;
  new (...args: never[]): T;
}

/**
 * A construct's resource as the provider's own class, for a backend to hand to its users.
 * @throws where it stands for something that exists, or is of another type
 */
export function providerResource<T extends Resource>(
  construct: IConstruct,
  resource: Resource,
  type: ResourceType<T>,
): T {
  const isOfType = (x: Resource): x is T =>
    x.terraformResourceType === type.tfResourceType && !TerraformDataSource.isTerraformDataSource(x);
  if (isOfType(resource)) return resource;
  throw new ArgumentCheck(construct).error(
    `it is made by no ${type.tfResourceType}, but stands for something that exists already or is of another kind`,
    "use its `resource`",
  );
}
