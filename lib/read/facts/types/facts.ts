import type {
  BackupPolicy,
  Cluster,
  Datastore,
  Domain,
  EstateObject,
  FailoverPlan,
  Host,
  Id,
  Link,
  Network,
  Objective,
  Replication,
  Requirement,
  Rule,
  Service,
  Site,
  Vm,
} from "../../../estate";

/** The one version of the facts document. */
export const FACTS_FORMAT = "failproof.facts/1";

/**
 * What Terraform does not know of an estate: a host's rack, cores and memory, the array behind a datastore, the switch behind an uplink, and
 * what is promised. Laid over any input.
 */
export interface Facts {
  /** Names the JSON Schema of this document for editors; not read. */
  readonly $schema?: string;
  /** Kind and version of the document. */
  readonly format: typeof FACTS_FORMAT;
  /** Places, as in an estate; added to it. */
  readonly sites?: readonly Site[];
  /** Failure domains, as in an estate; added to it. */
  readonly domains?: readonly Domain[];
  /** Services, as in an estate; added to it. */
  readonly services?: readonly Service[];
  /** Replications, as in an estate; added to it. */
  readonly replications?: readonly Replication[];
  /** Links between sites, as in an estate; added to it. */
  readonly links?: readonly Link[];
  /** Failover plans, as in an estate; added to it. */
  readonly failoverPlans?: readonly FailoverPlan[];
  /** Backup policies, as in an estate; added to it. */
  readonly backups?: readonly BackupPolicy[];
  /** Requirements, as in an estate; added to it. */
  readonly requirements?: readonly Requirement[];
  /** Recovery objectives, as in an estate; added to it. */
  readonly objectives?: readonly Objective[];
  /** Facts about clusters of the input. */
  readonly clusters?: readonly ClusterFacts[];
  /** Facts about hosts of the input. */
  readonly hosts?: readonly HostFacts[];
  /** Facts about datastores of the input. */
  readonly datastores?: readonly DatastoreFacts[];
  /** Facts about networks of the input. */
  readonly networks?: readonly NetworkFacts[];
  /** Facts about virtual machines of the input. */
  readonly vms?: readonly VmFacts[];
  /** Facts about rules of the input. */
  readonly rules?: readonly RuleFacts[];
}

/** Which objects of the input an entry is about. */
export interface Matching {
  /** Globs, one or several, over id, Terraform address and the platform's own id: `*` is any text, `?` any character, all else itself. */
  readonly match: Id | readonly Id[];
  /** Whether it may match nothing, as in a file for several inputs. Default: false. */
  readonly optional?: boolean;
}

/** What is known of these clusters; fields as in an estate. */
export interface ClusterFacts
  extends Matching,
    Pick<Cluster, "inventory" | "ha" | "drs" | "concurrentStarts" | "witness" | "vendor"> {}

/** What is known of these hosts; fields as in an estate, `datastores` and `networks` also as globs. */
export interface HostFacts extends Matching, Omit<Host, "id" | "source"> {}

/** What is known of these datastores; fields as in an estate. */
export interface DatastoreFacts extends Matching, Omit<Datastore, "id" | "source"> {}

/** What is known of these networks; fields as in an estate. */
export interface NetworkFacts extends Matching, Omit<Network, "id" | "source"> {}

/** What is known of these VMs; fields as in an estate. */
export interface VmFacts extends Matching, Omit<Vm, "id" | "source"> {}

/** What is known of these rules. */
export interface RuleFacts extends Matching, Pick<Rule, "enabled" | "mandatory">, Pick<EstateObject, "vendor"> {}
