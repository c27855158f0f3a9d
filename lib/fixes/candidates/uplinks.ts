import type { Host, Id } from "../../estate";
import type { Candidate, Refuted } from "../candidate";
import { secondWays } from "./second-way";

/** A second way for hosts whose networks all hang on a switch that a counterexample takes. */
export function uplinks(refuted: Refuted): readonly Candidate[] {
  return secondWays(refuted, {
    kind: "add-uplink",
    cutOff: networksLost,
    spare: (index, _cut, lost) => index.domainsOfKind("switch").find(({ id }) => !lost.has(id)),
    sentence: (hosts, spare) => `give ${hosts} one more uplink, to ${spare}, that carries the same networks`,
    mended: (host, spare, networks) => ({
      ...host,
      uplinks: [...(host.uplinks ?? []), { id: freeUplink(host), switch: spare, networks }],
    }),
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
