import { Construct, type IConstruct } from "constructs";
import { RESERVED_KINDS } from "../estate";
import { contributes, type EstateIds, sourceOf } from "./declare";
import { EstateScope } from "./estate";
import type { Location } from "./location";
import { ArgumentCheck } from "./private/argument-check";
import { freeId } from "./private/free-id";
import { isMarked, mark } from "./private/identity";
import { siteIdOf } from "./private/place";
import { sameEstate } from "./private/reference";
import { stated } from "./private/stated";

const FAILURE_DOMAIN = Symbol.for("failproof.FailureDomain");

/** A failure domain in which things stand: a declared one, or a location. */
export type Domain = FailureDomain | Location;

/** What stands in failure domains. */
export interface InDomains {
  /**
   * Failure domains that this one is in: it is gone when any of them is. `[]`: in none.
   * @default - unknown for hosts and datastores, which leaves a promise about a kind of domain undecided; none for domains
   */
  readonly in?: readonly Domain[];
  /**
   * Groups of which one member suffices: it is gone when all domains of one group are, e.g. `[[feedA, feedB]]`.
   * @default - none
   */
  readonly redundant?: readonly (readonly FailureDomain[])[];
}

export interface FailureDomainProps extends InDomains {
  /** What it is: `rack`, `room`, `pdu`, ...; any word but `site`, `host` and `datastore`, which every such thing is by itself. */
  readonly kind: string;
}

/** Things that fail together. There are classes for the usual kinds: `Rack`, `Chassis`, `PowerFeed`, `Switch`, `StorageArray`, `Fabric`. */
export class FailureDomain extends Construct {
  static isFailureDomain(x: unknown): x is FailureDomain {
    return isMarked(x, FAILURE_DOMAIN);
  }

  readonly kind: string;
  /** Domains that it is in itself. */
  readonly in: readonly Domain[];
  readonly redundant: readonly (readonly FailureDomain[])[];

  constructor(scope: Construct, id: string, props: FailureDomainProps) {
    super(scope, freeId(scope, id));
    mark(this, FAILURE_DOMAIN);
    EstateScope.of(this);
    const check = new ArgumentCheck(this);
    check.block("props", props);
    this.kind = check.text("kind", props.kind);
    if (RESERVED_KINDS.some((reserved) => reserved === this.kind)) {
      throw check.error(
        `kind is "${this.kind}"`,
        "every site, host and datastore is a failure domain by itself; name another kind",
      );
    }
    this.in = sameEstate(this, "in", props.in ?? []);
    this.redundant = redundantGroups(this, props.redundant);
    contributes(this, {
      list: "domains",
      source: sourceOf(this, true),
      contribute: (ids, source) => ({
        domains: [
          { id: ids.of(this), kind: this.kind, ...siteIdOf(this, this.in, ids), ...domainIds(this, ids), source },
        ],
      }),
    });
  }
}

/** Checked groups; whoever states none has none. */
export function redundantGroups(
  construct: IConstruct,
  groups: InDomains["redundant"] = [],
): readonly (readonly FailureDomain[])[] {
  return new ArgumentCheck(construct)
    .members("redundant", groups)
    .map((group) => sameEstate(construct, "redundant", group));
}

/** `domains` and `redundant` of the estate document. */
export function domainIds({ in: domains, redundant }: InDomains, ids: EstateIds) {
  return stated({
    domains: domains && ids.all(domains.filter(FailureDomain.isFailureDomain)),
    redundant: redundant?.map((group) => ids.all(group)),
  });
}

/** The given domains and all that they are in. */
export function withOuterDomains(domains: readonly Domain[]): readonly Domain[] {
  const all = new Set(domains);
  for (const domain of all) {
    if (FailureDomain.isFailureDomain(domain)) for (const outer of domain.in) all.add(outer);
  }
  return [...all];
}
