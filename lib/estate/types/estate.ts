import type { BackupPolicy } from "./backup-policy";
import type { Cluster } from "./cluster";
import type { EstateObject, Id } from "./common";
import type { Datastore, DatastoreCluster } from "./datastore";
import type { Domain, Site } from "./domain";
import type { FailoverPlan } from "./failover-plan";
import type { Host } from "./host";
import type { Link } from "./link";
import type { Network } from "./network";
import type { Objective } from "./objective";
import type { Replication } from "./replication";
import type { Requirement } from "./requirement";
import type { Rule } from "./rule";
import type { Service } from "./service";
import type { Vm } from "./vm";
import type { Waiver } from "./waiver";

/** The one version of the estate document that this library reads and writes. */
export const ESTATE_FORMAT = "failproof.estate/1";

/**
 * Everything that is declared: the neutral model between constructs and readers on one side, prover and rules on the
 * other. An absent list at this level means that there is none of the kind.
 */
export interface Estate extends EstateObject {
  /** Names the JSON Schema of this document for editors; not read. */
  readonly $schema?: string;
  /** Kind and version of the document. */
  readonly format: typeof ESTATE_FORMAT;
  /** Name of the estate; reports and files are named after it. */
  readonly name: Id;
  /** Places. */
  readonly sites?: readonly Site[];
  /** What fails together, beside sites, hosts and datastores, which are failure domains by themselves. */
  readonly domains?: readonly Domain[];
  /** Hosts that share their VMs. */
  readonly clusters?: readonly Cluster[];
  /** Physical machines. */
  readonly hosts?: readonly Host[];
  /** Where disks are. */
  readonly datastores?: readonly Datastore[];
  /** Groups of datastores among which the platform chooses. */
  readonly datastoreClusters?: readonly DatastoreCluster[];
  /** What VMs are attached to. */
  readonly networks?: readonly Network[];
  /** Virtual machines. */
  readonly vms?: readonly Vm[];
  /** What the platform is told about where VMs run. */
  readonly rules?: readonly Rule[];
  /** VMs that count together. */
  readonly services?: readonly Service[];
  /** Copies of VMs at a failover site. */
  readonly replications?: readonly Replication[];
  /** What connects the sites. */
  readonly links?: readonly Link[];
  /** How VMs of one site come up at another. */
  readonly failoverPlans?: readonly FailoverPlan[];
  /** What is backed up, and where. */
  readonly backups?: readonly BackupPolicy[];
  /** What the estate promises to survive. */
  readonly requirements?: readonly Requirement[];
  /** How much may be lost and how long it may take when a site is lost. */
  readonly objectives?: readonly Objective[];
  /** Name of the profile the estate asks to be judged by; `--profile` wins over it. */
  readonly profile?: Id;
  /** What whoever wrote the document declares about the gate at synth; shown in every report. */
  readonly gate?: Gate;
  /** Findings that whoever wrote the document accepts; `--no-inline-waivers` ignores them. */
  readonly waivers?: readonly Waiver[];
  /** What was asked for and is not done as asked, for the platform cannot; shown in every report. */
  readonly degraded?: readonly Degradation[];
}

/** Something that a platform does not do as asked, and what it does instead. */
export interface Degradation extends EstateObject {
  /** What was asked for, a word of the backend's table of capabilities. */
  readonly feature: Id;
  /** The objects that asked for it, `<list>/<id>`. */
  readonly objects: readonly Id[];
  /** What is done instead, in one sentence. */
  readonly instead: Id;
}

/** How the gate at synth treats what the check finds. */
export interface Gate extends EstateObject {
  /** `refuse` (the default): a design that is not proven does not deploy. `warn`: it deploys, and every report says so. */
  readonly mode?: "refuse" | "warn";
  /** Why the mode is `warn`; required by the constructs. */
  readonly reason?: string;
}
