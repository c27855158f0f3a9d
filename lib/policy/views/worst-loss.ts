import type { MissingFact } from "../../prover";
import type { HostView } from "./host-view";
import type { RequirementView } from "./requirement-view";

/** The most hosts that one scenario of a requirement is known to take, and what one would have to know to say more. */
export interface WorstLoss {
  readonly hosts: ReadonlySet<HostView>;
  /** Hosts that may be in a domain of a tolerated kind; with these facts the loss may be larger. */
  readonly missing: readonly MissingFact[];
}

/**
 * Picks the largest domains of each kind in turn. What it finds is a scenario of the requirement, so what breaks on it is
 * broken; a worse one may exist where domains of several kinds overlap. Of equals it takes the first by id, so that the order
 * of the document's lists changes nothing.
 */
export function worstLoss(requirement: RequirementView, hosts: readonly HostView[]): WorstLoss {
  const among = [...hosts].sort((a, b) => (a.id < b.id ? -1 : 1));
  const lost = new Set<HostView>();
  const missing: MissingFact[] = [];
  const kinds = Object.keys(requirement.tolerate).filter((kind) => kind !== "host" && kind !== "datastore");
  for (const kind of kinds.sort()) {
    const members = membersByDomain(kind, among, missing);
    for (let left = requirement.failures(kind); left > 0; left--) takeLargest(members, lost);
  }
  const standing = among.filter((host) => !lost.has(host));
  for (const host of standing.slice(0, requirement.failures("host"))) lost.add(host);
  return { hosts: lost, missing };
}

function membersByDomain(
  kind: string,
  hosts: readonly HostView[],
  missing: MissingFact[],
): ReadonlyMap<string, readonly HostView[]> {
  const members = new Map<string, HostView[]>();
  for (const host of hosts) {
    const domains = host.domains(kind);
    if (!domains.known) missing.push(...domains.missing);
    for (const id of domains.known ? domains.value : []) {
      const list = members.get(id);
      if (list === undefined) members.set(id, [host]);
      else list.push(host);
    }
  }
  return members;
}

function takeLargest(members: ReadonlyMap<string, readonly HostView[]>, lost: Set<HostView>): void {
  let best: readonly HostView[] = [];
  for (const id of [...members.keys()].sort()) {
    const fresh = (members.get(id) ?? []).filter((host) => !lost.has(host));
    if (fresh.length > best.length) best = fresh;
  }
  for (const host of best) lost.add(host);
}
