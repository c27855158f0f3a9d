import type { Domain, EstateIndex, Host, Id } from "../../estate";
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
import type { FixKind } from "../fix";

/** A way out of a host that a counterexample may take: an uplink to a switch, a path through a fabric. */
export interface Way {
  readonly kind: FixKind;
  /** What a host no longer reaches once domains are lost. */
  readonly cutOff: (host: Host, lost: ReadonlySet<Id>) => readonly Id[];
  /** A domain that is left and that another way could lead through. */
  readonly spare: (index: EstateIndex, cut: readonly Host[], lost: ReadonlySet<Id>) => Domain | undefined;
  readonly sentence: (hosts: string, spare: Id) => string;
  /** The host with one more way to what is cut off. */
  readonly mended: (host: Host, spare: Id, cutOff: readonly Id[]) => Host;
}

/** Hosts named before the rest is a number. */
const MOST_NAMED = 4;

/** For each counterexample, one more way for all hosts that outlive it and are cut off by it. */
export function secondWays(refuted: Refuted, { kind, cutOff, spare, sentence, mended }: Way): readonly Candidate[] {
  const { index } = refuted;
  if (lostFor(refuted, "nothing-reacts", "no-reachable-host", "quorum").length === 0) return [];
  return examplesOf(refuted).flatMap((example): readonly Candidate[] => {
    const lost = lostDomains(index, example);
    const gone = goneIn(index, example);
    const cut = [...index.hosts.values()].filter((host) => !gone.has(host.id) && cutOff(host, lost).length > 0);
    const through = spare(index, cut, lost)?.id;
    if (cut.length === 0 || through === undefined) return [];
    const ids = cut.map(({ id }) => id);
    return [
      {
        kind,
        key: `${kind} ${through} ${ids.join(" ")}`,
        sentence: () => sentence(ids.length > MOST_NAMED ? `${ids.length} hosts` : listed(ids), through),
        apply: (estate) => withHosts(estate, new Set(ids), (host) => mended(host, through, cutOff(host, lost))),
      },
    ];
  });
}
