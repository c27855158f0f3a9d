import type { Counterexample, LossReason } from "../../prover";
import { amountOf, quantities } from "./quantity";
import { domains } from "./words";

/** What would mend a counterexample, a line a cause. It says what must change, not that this is enough: only a new check proves that. */
export function mends(example: Counterexample): readonly string[] {
  const reasons = [...new Set(example.lost.map((lost) => lost.reason))];
  return reasons.map((reason) => MENDS[reason](example));
}

const MENDS: { readonly [reason in LossReason]: (example: Counterexample) => string } = {
  "no-room": (example) => {
    const { shortage } = example;
    if (shortage === undefined || shortage.need <= shortage.have) {
      return `add a host${outside(example)} with room for the largest of these VMs, or make them smaller`;
    }
    const [short = ""] = quantities(shortage.unit, [shortage.need - shortage.have]);
    return `add at least ${amountOf(short, shortage.dimension)}${outside(example)}, or ask for that much less`;
  },
  "no-reachable-host": (example) => `give hosts${outside(example)} the datastores and networks of these VMs`,
  rule: () => "let the rule allow a host that is left, or let the platform break it at a restart (mandatory: false)",
  "data-lost": (example) => `put the disks on a datastore that outlives ${whatFails(example)}`,
  "nothing-reacts": () =>
    "give the hosts another path; for storage, component protection restarts too (pdl and apd: restart)",
  "no-automatic-restart": () => "turn HA on in the cluster of these VMs",
  quorum: (example) => `let fewer of the replicas share ${whatFails(example)}`,
  shed: () => "let the failover plan stop other tiers than those that must run",
};

/** Where new capacity must not stand; that it is no part of a lost host goes without saying. */
function outside(example: Counterexample): string {
  const failed = example.failed.filter(({ kind }) => kind !== "host");
  return failed.length === 0 ? "" : ` outside ${whatFails({ ...example, failed })}`;
}

/** One scenario by name; of several alike, what they have in common. */
function whatFails({ failed, alike }: Counterexample): string {
  if (failed.length === 0) return "them";
  return alike === 1 ? domains(failed) : `any one ${[...new Set(failed.map(({ kind }) => kind))].join(" or ")}`;
}
