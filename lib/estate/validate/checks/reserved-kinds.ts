import { RESERVED_KINDS } from "../../types";
import type { CheckContext } from "../context";
import { quote } from "../quote";

const RESERVED: ReadonlySet<string> = new Set(RESERVED_KINDS);

/** Every site, host and datastore is a failure domain by itself; no entry of `domains` is of such a kind. */
export function reservedKinds(context: CheckContext): void {
  for (const [i, domain] of (context.estate.domains ?? []).entries()) {
    if (!RESERVED.has(domain.kind)) continue;
    context.report(
      ["domains", i, "kind"],
      `the kind ${quote(domain.kind)} is reserved`,
      `every entry of ${domain.kind}s is a failure domain by itself: list it there`,
    );
  }
}
