import { Token } from "cdktf";
import type { Construct } from "constructs";

/**
 * The id, if it may be used in the scope; asked before the construct is made, so that the error names both paths.
 * @throws where it is a Terraform value or empty, or the scope has a construct of that id
 */
export function freeId(scope: Construct, id: string): string {
  if (typeof id !== "string" || Token.isUnresolved(id) || id.trim() === "") {
    const what = Token.isUnresolved(id) ? "a Terraform value, which is known at apply only" : JSON.stringify(id);
    throw new Error(`${scope.node.path}: the id of a construct in it is ${what}; give a plain text that is not empty.`);
  }
  const twin = scope.node.tryFindChild(id);
  if (twin === undefined) return id;
  throw new Error(
    `${twin.node.path}: made twice, there is a construct ${twin.node.path} already; give one of the two another id.`,
  );
}
