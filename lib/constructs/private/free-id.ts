import { Token } from "cdktf";
import type { Construct } from "constructs";
import { textProblem } from "./argument-check";

/**
 * The id, if it may be used in the scope; asked before the construct is made, so that the error names both paths.
 * @throws where it is a Terraform value or no text of the estate, or the scope has a construct of that id
 */
export function freeId(scope: Construct, id: string): string {
  const problem = idProblem(id);
  if (problem !== undefined) {
    const where = scope.node.path === "" ? "the app" : scope.node.path;
    throw new Error(`${where}: the id of a construct in it is ${problem.is}; give ${problem.give}.`);
  }
  const twin = scope.node.tryFindChild(id);
  if (twin === undefined) return id;
  throw new Error(
    `${twin.node.path}: made twice, there is a construct ${twin.node.path} already; give one of the two another id.`,
  );
}

function idProblem(id: string): ReturnType<typeof textProblem> {
  if (Token.isUnresolved(id))
    return { is: "a Terraform value, which is known at apply only", give: "a plain text that is not empty" };
  // `constructs` keeps children in a plain object, in which these are never free.
  if (id in Object.prototype) return { is: `${JSON.stringify(id)}, a word of JavaScript's own`, give: "another" };
  return textProblem(id);
}
