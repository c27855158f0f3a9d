import type { Id } from "./common";

export type Proof = SurvivalProof | FailureProof | UndecidedProof;

/** Shows a placement after the failure. */
export type SurvivalProof =
  | WitnessProof
  | RefitProof
  | AmendedProof
  | UntouchedProof
  | EitherProof
  | SearchProof
  | RecoveryProof;

/** Shows why there is none. */
export type FailureProof =
  | NowhereProof
  | QuorumProof
  | StartProof
  | SumProof
  | WeightProof
  | CrowdProof
  | ContinuityProof
  | SearchProof
  | EitherProof
  | RecoveryProof;

/** Says what is open. */
export type UndecidedProof = MissingProof | LimitProof;

/**
 * The placement after the failure: that of the table, with `moves` made. VMs that neither need room nor have to run are left out of the
 * reckoning, wherever the table has them. A VM of the table whose host fails, or that cannot run there any more, and that no move names,
 * is down.
 */
export interface WitnessProof {
  readonly kind: "witness";
  /** Position in `placements`. */
  readonly placement: number;
  /** VM, host, VM, host, ...; host -1: left down. */
  readonly moves: readonly number[];
}

/**
 * A recipe for the placement after the failure. Every VM that must be placed (in `pinned` also each that stays) and that can run on its
 * host of the table in this scenario stands there. With `first`, each that must be placed or is a replica that may run, and does not stand
 * yet, is then put on its host of the table `first`, in the order of `order`: if that survives, can run it, has room in every dimension, and no
 * rule that may be mandatory is broken with the VMs that stand so far. Then, in the order of `order`, each VM that must be placed or is a replica that may run,
 * and does not stand yet, is put on the first host, in the order of `hosts`, that survives, can run it, has room in every dimension, and
 * where no rule that may be mandatory (`mandatory` true or absent) is broken with the VMs that stand so far. One that fits nowhere is left
 * down. The result is judged like that of a witness.
 */
export interface RefitProof {
  readonly kind: "refit";
  readonly placement: number;
  /** Position in `placements`. */
  readonly first?: number;
  readonly order: readonly number[];
  readonly hosts: readonly number[];
  /**
   * Every host, the largest first, where hosts on which the table has no VM take over from lost ones: of each cluster, the first one in this
   * order that is lost for sure and has VMs in the table is taken over by the first that is not and has none, the second by the second, and
   * so on. To a VM of a host that is taken over, and of which the table `first` tells nothing, this is its host of `first`.
   */
  readonly takeover?: readonly number[];
}

/** The placement that a recipe leads to, with `moves` made, and then judged like that of a witness. */
export interface AmendedProof {
  readonly kind: "amended";
  /** Key of a `refit` proof; in this scenario it may leave down VMs that have to run. */
  readonly recipe: string;
  /** VM, host, VM, host, ...; host -1: left down. */
  readonly moves: readonly number[];
}

/**
 * Continuity: that the requirement holds without it is shown by `witness` (a key); and in this scenario no start placement lets so many
 * replicas be touched that fewer than `quorum` stay running. Where `rules` are given, at most one VM of each anti-affinity rule is touched
 * for each touched domain that the rule is over, which bounds the number; else every replica counts that any start place exposes.
 */
export interface UntouchedProof {
  readonly kind: "untouched";
  readonly witness: string;
  /**
   * By service: the anti-affinity rules that bound it, over sets of its replicas that do not overlap; and as `places` (VM, host, VM, host,
   * ...) a start placement of its replicas, and of every VM that rules tie to them, that may be allowed: where none is, nothing is known.
   */
  readonly bounds: readonly {
    readonly service: number;
    readonly rules: readonly number[];
    readonly places: readonly number[];
  }[];
  /** Some service needs more than such a bound: all start placements of its replicas were searched. The verifier counts these. */
  readonly bySearch?: boolean;
}

/**
 * Where the estate does not tell whether running VMs may be moved (`placement` auto and `drs` open): the same outcome every way. There is one
 * entry for each choice of the clusters that are moved (`repack`, sorted) among the scoped clusters of which it is not known; the others of
 * these are `pinned`.
 */
export interface EitherProof {
  readonly kind: "either";
  readonly ways: readonly { readonly repack: readonly Id[]; readonly proof: string }[];
}

/**
 * VMs that must be placed fit on no host: one alone, or several that mandatory affinity `rules` hold together. Each surviving host is out of
 * the question: one of them cannot run there (or stays elsewhere), or together, beside the VMs that stay there, they exceed its capacity or
 * break a mandatory rule. A VM that is lost whatever is done (its data is gone, nothing reacts or restarts it, no host that is left can run
 * it) has no host either.
 */
export interface NowhereProof {
  readonly kind: "nowhere";
  readonly rules: readonly number[];
  readonly vms: readonly number[];
  /** Hosts that are not out of the question, each with the same of other VMs, the VMs above being there. */
  readonly but?: readonly { readonly host: number; readonly proof: NowhereProof }[];
}

/** So many replicas of the service are off or lost that fewer than its quorum are left. */
export interface QuorumProof {
  readonly kind: "quorum";
  readonly service: number;
  readonly vms: readonly number[];
}

/**
 * The start placement (each VM at its declared host; in `repack` the VMs that cannot be moved) is broken before anything fails, so that
 * every scenario fails: VMs exceed the capacity of a host, one cannot run where it is, or a mandatory rule is broken.
 */
export interface StartProof {
  readonly kind: "start";
}

/** A weighted sum of dimensions, as `{ "memory": 3, "vcpus": 1 }`: integers above 0. */
export type Multipliers = { readonly [dimension: string]: number };

/**
 * Too much for a set of hosts: the VMs that must run or be placed in this scenario and can do so only on `hosts` demand, in the weighted
 * sum of dimensions, more than the hosts of the set that survive offer. VMs that stay where they are count among them (they can only be
 * there), a host's capacity is whole. Of a service whose replicas may be left down, as many as it needs inside the set count, the smallest
 * ones; a replica of two such services counts for neither.
 *
 * Dimensions: `memory` (MiB), `vcpus`, `reserved-cpu` (MHz), `reserved-memory` (MiB), `resources.<name>`.
 */
export interface SumProof {
  readonly kind: "sum";
  readonly multipliers: Multipliers;
  /** Positions, ascending; `all`: every host. */
  readonly hosts: readonly number[] | "all";
}

/**
 * Weights for sizes of VMs, and for each host the most that any set of VMs that it can hold may weigh: the dual of a linear program over the
 * configurations of hosts. Of the VMs that must run or be placed in this scenario, can do so only on `hosts`, and do not stay where they
 * are, each counts as one of the `items` whose `demand` it reaches in every dimension: of the heaviest of these the last; one that
 * reaches none weighs nothing. (Replicas that a service may leave down do not weigh.) VMs that stay take their demand from their host.
 * A host's price is the most that a set of items can weigh that together demand no more than what is left of the host in any dimension, each
 * item as often at most as VMs count as it. The VMs weigh more than the prices of the surviving hosts of the set.
 */
export interface WeightProof {
  readonly kind: "weights";
  readonly hosts: readonly number[] | "all";
  /** Dimensions that are not named are 0; weights are integers above 0. */
  readonly items: readonly { readonly demand: Multipliers; readonly weight: number }[];
}

/**
 * Anti-affinity: all of `vms` must run, all are of mandatory rule `rule`, and the surviving hosts that can run any of them lie in fewer
 * domains (of the kind it is `over`) than there are VMs. VMs that stay can only be where they are.
 */
export interface CrowdProof {
  readonly kind: "crowd";
  readonly rule: number;
  readonly vms: readonly number[];
}

/**
 * Continuity: a start placement that is allowed (reach and every enabled rule, mandatory or not) and that leaves fewer than `quorum` replicas
 * of the service running. `places` holds VM, host, VM, host, ... for the replicas and every VM that rules tie to them, directly or over
 * others; the rest may be anywhere.
 */
export interface ContinuityProof {
  readonly kind: "continuity";
  readonly service: number;
  readonly places: readonly number[];
}

/**
 * Found by exhaustive search; nothing shorter shows it. Of a failed scenario: no placement exists. Of a survived one: facts are missing, and
 * each way in which they may turn out has a placement of its own. The verifier counts these and says so.
 */
export interface SearchProof {
  readonly kind: "search";
  readonly steps: number;
}

/**
 * VMs come up at a failover site: the outcome is that of the estate after the failover, in the same scenario with the datastore of all that is
 * stopped beside what failed. That estate follows from this one and the scenario (docs/simulate.md says how): a verifier derives it anew. There is
 * one entry for each choice of the clusters that are moved (`repack`, sorted) among those of which it is not known; `estate` is a position in
 * `recoveries`, `proof` a key there.
 */
export interface RecoveryProof {
  readonly kind: "recovery";
  readonly ways: readonly { readonly repack: readonly Id[]; readonly estate: number; readonly proof: string }[];
}

/** Facts without which nothing can be said. */
export interface MissingProof {
  readonly kind: "missing";
  readonly facts: readonly { readonly object: string; readonly fact: string }[];
}

/** A limit was reached, or the work was stopped. */
export interface LimitProof {
  readonly kind: "limit";
  readonly because: string;
}
