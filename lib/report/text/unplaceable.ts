import type { Counterexample, Unplaceable } from "../../prover";
import { names } from "./names";
import { readableAmounts } from "./quantity";
import { count } from "./words";

const MINIMAL: { readonly [minimal in Unplaceable["minimal"]]: string } = {
  smallest: "a smallest set that cannot be placed",
  irreducible: "irreducible: without any one of them the others can be placed; another set may be smaller",
  any: "fewer of them may be too many too",
};

/** `db-1 db-2 app-1 need 18 GiB of memory, and 16 GiB is free on 2 hosts (a smallest set that cannot be placed)`; one VM is told by the cause. */
export function unplaceableSaid({ unplaceable }: Pick<Counterexample, "unplaceable">): string | undefined {
  if (unplaceable === undefined || unplaceable.vms.length < 2) return undefined;
  const { vms, because, minimal } = unplaceable;
  return `${names(vms)} ${readableAmounts(because)} (${MINIMAL[minimal]})`;
}

/** Whether other restarts could leave fewer down, where that is not excluded. */
export function fewestSaid({ down, lost }: Pick<Counterexample, "down" | "lost">): string | undefined {
  if (down === undefined || down.isFewest) return undefined;
  const least = down.atLeast === lost.length ? "as many" : `at least ${count(down.atLeast)}`;
  return `whatever the order of restarts, ${least} stay down; that these are the fewest by priority is not proven`;
}
