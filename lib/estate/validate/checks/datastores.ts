import type { CheckContext } from "../context";
import { spreadOver } from "../kinds";

/** A datastore has copies or is distributed, not both; it is distributed over hosts or over a kind of domain that there is. */
export function datastores(context: CheckContext): void {
  for (const [i, datastore] of (context.estate.datastores ?? []).entries()) {
    if (datastore.distributed === undefined) continue;
    spreadOver(context, datastore.distributed.over, ["datastores", i, "distributed", "over"]);
    if (datastore.copies === undefined) continue;
    context.report(["datastores", i, "copies"], "a datastore has copies or is distributed, not both");
  }
}
