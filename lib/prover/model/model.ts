import type { Cluster, EstateIndex, Host, Id, Requirement, Service, Vm } from "../../estate";
import type { Tri } from "../tri";
import type { MissingFact } from "../verdict";
import type { Dimension } from "./dimensions";
import type { CompiledRules } from "./rules";
import type { Scope } from "./scope";

/**
 * One requirement of an estate as numbers. VMs and hosts are positions in `vms` and `hosts`; rows are laid out one after the other.
 */
export interface Model {
  readonly index: EstateIndex;
  readonly requirement: Requirement;
  readonly scope: Scope;
  readonly clusters: readonly ScopedCluster[];
  /** Hosts of the scoped clusters. */
  readonly hosts: readonly Host[];
  /** Of each host, its cluster in `clusters`. */
  readonly clusterOfHost: Int32Array;
  /** VMs of the scoped clusters whose power is on: the others need nothing. */
  readonly vms: readonly Vm[];
  readonly positionOfVm: ReadonlyMap<Id, number>;
  readonly positionOfHost: ReadonlyMap<Id, number>;
  readonly dimensions: readonly Dimension[];
  /** VMs × dimensions: what each certainly demands. */
  readonly demand: Float64Array;
  /** Cohorts × dimensions: the same of all their VMs together. */
  readonly demandOfCohort: Float64Array;
  /** Hosts × dimensions: an unknown capacity is 0 in `strict`, all that is demanded in `lenient`. */
  readonly capacity: { readonly strict: Float64Array; readonly lenient: Float64Array };
  readonly classes: readonly ReachClass[];
  readonly cohorts: readonly Cohort[];
  /** Of each VM, its cohort in `cohorts`. */
  readonly cohortOfVm: Int32Array;
  /** Positions in `cohorts`: those that stay on each host, and all others. */
  readonly cohortsOfHost: { readonly byHost: readonly (readonly number[])[]; readonly elsewhere: readonly number[] };
  readonly rules: CompiledRules;
  readonly services: readonly ScopedService[];
  /** No size is unknown, no rule's `mandatory` or domain, no replica elsewhere: both readings have the same sizes and rules. */
  readonly isPlain: boolean;
  /** Sizes whose sum cannot be added exactly. */
  readonly tooLarge: boolean;
  readonly missing: readonly MissingFact[];
}

export interface ScopedCluster {
  readonly cluster: Cluster;
  readonly movement: "repack" | "pinned";
  /** Whether a lost host's VMs are restarted. */
  readonly restarts: Tri;
  /** Whether a lost datastore counts as a lost host. */
  readonly protectsComponents: Tri;
  readonly hosts: Int32Array;
}

/** VMs that can run in the same places: same cluster, disks, networks, and the same hosts by themselves. */
export interface ReachClass {
  readonly cluster: number;
  /** Any VM of the class: its disks and networks stand for all. */
  readonly sample: Vm;
  /** By host: connected, of the cluster, threads, `vm-host` rules. */
  readonly own: Uint8Array;
}

/** VMs that share their fate in every scenario. */
export interface Cohort {
  readonly reach: number;
  /** By host: whether each fits there alone; undefined: everywhere. */
  readonly room: Uint8Array | undefined;
  /** Host where it stays unless lost; `MOVABLE`, or `UNPLACED`: it stays somewhere, not known where. */
  readonly home: number;
  /** In scope and not left to stay down. */
  readonly mustRun: boolean;
  readonly disabled: boolean;
  /** Restarts after every VM in scope that must run. */
  readonly ranksBelow: boolean;
  /** A replication has a copy of it. */
  readonly replicated: boolean;
  /** Positions in `services`: it counts for their quorum. */
  readonly services: readonly number[];
  /** A rule ties its place to that of others, beyond sharing a host. */
  readonly tied: boolean;
  readonly vms: Int32Array;
}

export const MOVABLE = -1;
export const UNPLACED = -2;

/** A service of which at least one replica is in scope and on. */
export interface ScopedService {
  readonly service: Service;
  readonly quorum: number;
  /** Replicas among the model's VMs. */
  readonly vms: readonly number[];
  /** Replicas that are on, in clusters outside the scope. */
  readonly elsewhere: number;
}
