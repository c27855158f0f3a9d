import type { CheckContext } from "./context";
import { quote } from "./quote";

/** Says so if a kind over which VMs or data are spread is none: `host`, `site`, or the kind of an entry of `domains`. */
export function spreadOver(context: CheckContext, kind: string, at: readonly (string | number)[]): void {
  if (kind === "host" || kind === "site" || context.kinds.has(kind)) return;
  if (kind === "datastore") {
    context.report(at, "no host is in a datastore", "name host, site or a kind of domain");
  } else if (context.isWhole) {
    const candidates = ["host", "site", ...context.kinds];
    context.report(at, `no entry of domains is of the kind ${quote(kind)}`, context.didYouMean(kind, candidates));
  }
}
