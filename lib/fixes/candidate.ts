import type { Estate, EstateIndex, Host, Id, Requirement, Vm } from "../estate";
import type { Counterexample, LossReason, RequirementVerdict } from "../prover";
import type { FixKind } from "./fix";

/** A change worth a proof. */
export interface Candidate {
  readonly kind: FixKind;
  /** Same key, same change. */
  readonly key: string;
  /** The changed estate; `amount` is 1 where the candidate has none. */
  readonly apply: (estate: Estate, amount: number) => Estate;
  readonly sentence: (amount: number) => string;
  /** Made as small as it can be once the most of it is proven enough. */
  readonly amount?: Range;
  readonly weakens?: true;
  /** Keys of milder candidates: where one of them is a cure, this one is not tried. */
  readonly unless?: readonly string[];
}

export interface Range {
  /** @default 1 */
  readonly least?: number;
  readonly most: number;
  /** Tried first: what the counterexample's arithmetic lacks. */
  readonly guess?: number;
  readonly unit: string;
}

/** A failing requirement of an estate, and what refutes it. */
export interface Refuted {
  readonly index: EstateIndex;
  readonly requirement: Requirement;
  readonly verdict: RequirementVerdict;
}

/** Counterexamples that candidates are made from. */
const MOST_EXAMPLES = 4;

export function examplesOf({ verdict }: Refuted): readonly Counterexample[] {
  return verdict.counterexamples.slice(0, MOST_EXAMPLES);
}

/** VMs lost for one of the reasons, each once, in the order of the counterexamples. */
export function lostFor(refuted: Refuted, ...reasons: readonly LossReason[]): readonly Vm[] {
  const ids = new Set(
    examplesOf(refuted).flatMap(({ lost }) => lost.flatMap(({ vm, reason }) => (reasons.includes(reason) ? [vm] : []))),
  );
  return [...ids].flatMap((id) => refuted.index.vms.get(id) ?? []);
}

/** Hosts and datastores that go with a counterexample's domains. */
export function goneIn(index: EstateIndex, { failed }: Counterexample): ReadonlySet<Id> {
  const gone = new Set<Id>();
  for (const { kind, id } of failed) {
    gone.add(id);
    if (kind === "host" || kind === "datastore") continue;
    const { hosts, datastores } = kind === "site" ? index.membersOfSite(id) : index.membersOfDomain(id);
    for (const member of [...hosts, ...datastores]) gone.add(member);
  }
  return gone;
}

/** Entries of `domains` that go with a counterexample, nested. */
export function lostDomains(index: EstateIndex, { failed }: Counterexample): ReadonlySet<Id> {
  return new Set(
    failed.flatMap(({ kind, id }) => {
      if (kind === "host" || kind === "datastore") return [];
      return kind === "site" ? [...index.membersOfSite(id).domains] : [id, ...index.membersOfDomain(id).domains];
    }),
  );
}

/** Clusters of these VMs, each once. */
export function clustersOf(vms: readonly Vm[]): readonly Id[] {
  return [...new Set(vms.flatMap(({ cluster }) => cluster ?? []))];
}

/** The host list with some of its hosts changed. */
export function withHosts(estate: Estate, ids: ReadonlySet<Id>, change: (host: Host) => Host): Estate {
  return { ...estate, hosts: (estate.hosts ?? []).map((host) => (ids.has(host.id) ? change(host) : host)) };
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
