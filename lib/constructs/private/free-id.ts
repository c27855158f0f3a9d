import type { Construct } from "constructs";

/**
 * The id, if it is free in the scope; asked before the construct is made, so that the error names both paths.
 * @throws where the scope has a construct of that id
 */
export function freeId(scope: Construct, id: string): string {
  const twin = scope.node.tryFindChild(id);
  if (twin === undefined) return id;
  throw new Error(
    `${twin.node.path}: made twice, there is a construct ${twin.node.path} already; give one of the two another id.`,
  );
}
