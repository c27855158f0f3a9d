import type { Host, Id } from "../../estate";
import {
  type Candidate,
  examplesOf,
  goneIn,
  listed,
  lostDomains,
  lostFor,
  type Refuted,
  withHosts,
} from "../candidate";

/** A second way for hosts whose networks all hang on a switch that a counterexample takes. */
export function uplinks(refuted: Refuted): readonly Candidate[] {
  const { index } = refuted;
  if (lostFor(refuted, "nothing-reacts", "no-reachable-host", "quorum").length === 0) return [];
  return examplesOf(refuted).flatMap((example): readonly Candidate[] => {
    const lost = lostDomains(index, example);
    const gone = goneIn(index, example);
    const cut = [...index.hosts.values()].filter((host) => !gone.has(host.id) && networksLost(host, lost).length > 0);
    const spare = index.domainsOfKind("switch").find(({ id }) => !lost.has(id));
    if (cut.length === 0 || spare === undefined) return [];
    const switches = new Set(cut.flatMap(({ uplinks }) => uplinks?.flatMap((uplink) => uplink.switch ?? []) ?? []));
    return [
      {
        kind: "add-uplink",
        key: `uplink ${spare.id} ${[...switches].sort().join(" ")}`,
        sentence: () =>
          `give ${listed(cut.map(({ id }) => id))} one more uplink, to ${spare.id}, that carries the same networks`,
        apply: (estate) =>
          withHosts(estate, new Set(cut.map(({ id }) => id)), (host) => ({
            ...host,
            uplinks: [
              ...(host.uplinks ?? []),
              { id: freeUplink(host), switch: spare.id, networks: networksLost(host, lost) },
            ],
          })),
      },
    ];
  });
}

/** Networks that only uplinks to lost switches carry. */
function networksLost(host: Host, lost: ReadonlySet<Id>): readonly Id[] {
  const kept = (host.uplinks ?? []).filter((uplink) => uplink.switch !== undefined && !lost.has(uplink.switch));
  return (host.networks ?? []).filter(
    (network) =>
      (host.uplinks ?? []).some((uplink) => uplink.networks?.includes(network)) &&
      !kept.some((uplink) => uplink.networks?.includes(network)),
  );
}

function freeUplink(host: Host): Id {
  const taken = new Set(host.uplinks?.map(({ id }) => id));
  let n = taken.size;
  while (taken.has(`vmnic${n}`)) n += 1;
  return `vmnic${n}`;
}
