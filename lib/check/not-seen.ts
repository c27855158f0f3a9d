import type { Estate } from "../estate";

/** What exists and the estate does not show. */
export function notSeen(estate: Estate): readonly string[] {
  return (estate.clusters ?? []).flatMap(({ id, inventory }) => {
    const partial = (["hosts", "vms"] as const).filter((list) => inventory?.[list] === "partial");
    const what = partial.map((list) => (list === "vms" ? "VMs" : "hosts")).join(" and ");
    return partial.length === 0
      ? []
      : [`${what} of cluster ${id} that are not in the estate (its inventory is partial)`];
  });
}
