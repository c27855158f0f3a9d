import { isRecord } from "../../reader";
import { listOf, type Path, type Resource } from "../document";

/** The expression of an argument, also inside a block; a block's number is that of its list where no dynamic block changes it. */
export function expressionAt(
  expressions: { readonly [argument: string]: unknown },
  path: Path,
  resource: Resource,
): unknown {
  const [argument, index, inner] = path;
  const expression = expressions[String(argument)];
  if (index === undefined) return expression;
  const blocks = listOf(expression);
  if (typeof index !== "number" || inner === undefined) return undefined;
  if (resource.count(String(argument)) !== blocks.length) return undefined;
  const block = blocks[index];
  return isRecord(block) ? block[String(inner)] : undefined;
}
