import type { Counterexample, LossReason } from "../../prover";
import { quantities } from "./quantity";
import { domains } from "./words";

/** What would mend a counterexample, a line a cause. It says what must change, not that this is enough: only a new check proves that. */
export function mends(example: Counterexample): readonly string[] {
  const reasons = [...new Set(example.lost.map((lost) => lost.reason))];
  return reasons.map((reason) => MENDS[reason](example));
}

const MENDS: { readonly [reason in LossReason]: (example: Counterexample) => string } = {
  "no-room": ({ shortage, failed }) => {
    const [short = ""] = shortage === undefined ? [] : quantities(shortage.unit, [shortage.need - shortage.have]);
    const where = failed.length === 0 ? "to these hosts" : `to hosts outside ${domains(failed)}`;
    if (shortage === undefined || shortage.need <= shortage.have) {
      return `add a host with room for the largest of these VMs ${where.replace("to hosts ", "")}, or make them smaller`;
    }
    return `add at least ${short} of ${shortage.dimension} ${where}, or ask for that much less`;
  },
  "no-reachable-host": ({ failed }) =>
    failed.length === 0
      ? "give these VMs a host that reaches all their datastores and networks"
      : `give hosts outside ${domains(failed)} the datastores and networks of these VMs`,
  rule: () => "let the rule allow a host that is left, or let the platform break it at a restart (mandatory: false)",
  "data-lost": ({ failed }) =>
    failed.length === 0
      ? "put the disks on a datastore that is there"
      : `put the disks on a datastore that outlives ${domains(failed)}`,
  "nothing-reacts": () => "give the hosts a second path, or turn component protection on (pdl and apd: restart)",
  "no-automatic-restart": () => "turn HA on in the cluster of these VMs",
  quorum: ({ failed }) =>
    `spread the replicas so that fewer of them share ${failed.length === 0 ? "a fate" : domains(failed)}`,
};
