import { Construct } from "constructs";
import type { Replication as ReplicationFacts, ReplicationMethod } from "../estate";
import type { Datastore } from "./datastore";
import { contributes, sourceOf } from "./declare";
import { EstateScope } from "./estate";
import type { Link } from "./link";
import type { Location } from "./location";
import { ArgumentCheck } from "./private/argument-check";
import { type DatastorePair, pairIds } from "./private/datastore-pairs";
import { freeId } from "./private/free-id";
import { isMarked, mark } from "./private/identity";
import { sameEstate } from "./private/reference";
import { stated } from "./private/stated";
import type { Site } from "./site";
import type { VirtualMachine } from "./virtual-machine";

const REPLICATION = Symbol.for("failproof.Replication");

/** How well copies keep up: what holds for every method. */
export interface ReplicationProps {
  /**
   * `synchronous`: a write is done when both sides have it; `asynchronous`: the copy follows.
   * @default - unknown
   */
  readonly mode?: "synchronous" | "asynchronous";
  /**
   * Time from the start of one copy to the start of the next, seconds.
   * @default - unknown
   */
  readonly intervalSeconds?: number;
  /**
   * How far the copy falls behind at most, seconds, where writes are sent as they come.
   * @default - unknown
   */
  readonly lagSeconds?: number;
  /**
   * What the copies travel over.
   * @default - unknown
   */
  readonly link?: Link;
  /**
   * Replications of one group are recovered to one and the same moment.
   * @default - each by itself
   */
  readonly consistencyGroup?: string;
  /**
   * Most data that may be lost, seconds.
   * @default - nothing is promised
   */
  readonly rpoSeconds?: number;
  /**
   * Longest time until it runs again, seconds.
   * @default - nothing is promised
   */
  readonly rtoSeconds?: number;
}

/** What a method says of itself. */
export interface Copied {
  readonly method: ReplicationMethod;
  readonly to: Site | Location;
  /** Called at synth, too: some follow from what is declared by then. */
  readonly vms: () => readonly VirtualMachine[];
  readonly datastores?: readonly DatastorePair[];
  readonly replicas?: readonly VirtualMachine[];
}

/**
 * Copies of VMs at a failover site. There is one class for each method: `ArrayReplication`, `HypervisorReplication`,
 * `ApplicationReplication`, `BackupReplication`. What makes the copies is not Failproof's to set up; it says what they are.
 */
export abstract class Replication extends Construct {
  static isReplication(x: unknown): x is Replication {
    return isMarked(x, REPLICATION);
  }

  readonly method: ReplicationMethod;
  /** Where the copies are. */
  readonly to: Site | Location;
  readonly #copied: Copied;

  constructor(scope: Construct, id: string, props: ReplicationProps, copied: (self: Construct) => Copied) {
    super(scope, freeId(scope, id));
    mark(this, REPLICATION);
    const estate = EstateScope.of(this);
    const check = new ArgumentCheck(this);
    check.block("props", props);
    this.#copied = copied(this);
    this.method = this.#copied.method;
    this.to = this.#copied.to;
    const link = props.link && sameEstate(this, "link", [props.link])[0];
    const pace = this.#pace(props, check);
    estate.replications.push(this);
    const { method, to, datastores, replicas } = this.#copied;
    contributes(this, {
      list: "replications",
      source: sourceOf(this, true),
      contribute: (ids, source) => ({
        replications: [
          stated({
            id: ids.of(this),
            vms: ids.all(this.vms),
            method,
            to: { site: ids.of(to) },
            ...pace,
            link: link && ids.of(link),
            datastores: datastores && pairIds(datastores, ids),
            replicas: replicas && ids.all(replicas),
            source,
          }),
        ],
      }),
    });
  }

  /** The VMs that are copied, as far as they are declared by now. */
  get vms(): readonly VirtualMachine[] {
    return this.#copied.vms();
  }

  /** VMs at the failover site that hold their own copy of the data; of every other method there are none. */
  get replicas(): readonly VirtualMachine[] {
    return this.#copied.replicas ?? [];
  }

  /** The datastore with the copy of one; `undefined`: it is not copied. */
  copyOf(datastore: Datastore): Datastore | undefined {
    return this.#copied.datastores?.find(({ from }) => from === datastore)?.to;
  }

  #pace(props: ReplicationProps, check: ArgumentCheck): Partial<ReplicationFacts> {
    const { mode, consistencyGroup } = props;
    if (mode !== undefined) check.oneOf("mode", mode, ["synchronous", "asynchronous"]);
    const pace = stated({
      mode,
      intervalSeconds: check.wholeFact("intervalSeconds", props.intervalSeconds, { min: 1 }),
      lagSeconds: check.wholeFact("lagSeconds", props.lagSeconds, { min: 0 }),
      consistencyGroup: consistencyGroup === undefined ? undefined : check.text("consistencyGroup", consistencyGroup),
      rpoSeconds: check.wholeFact("rpoSeconds", props.rpoSeconds, { min: 0 }),
      rtoSeconds: check.wholeFact("rtoSeconds", props.rtoSeconds, { min: 0 }),
    });
    const behind = behindBy(this.method, pace);
    if (behind === undefined) return pace;
    if (pace.rpoSeconds === 0) {
      throw check.error(`rpoSeconds is 0, and ${behind}`, "replicate synchronously, or promise more than 0");
    }
    if (mode === "synchronous") throw check.error(`mode is "synchronous", and ${behind}`, "leave one of the two out");
    return pace;
  }
}

/** Why the copies are behind what they copy, in words; `undefined`: they need not be. */
function behindBy(
  method: ReplicationMethod,
  { mode, intervalSeconds, lagSeconds }: Partial<ReplicationFacts>,
): string | undefined {
  if (mode === "asynchronous") return "an asynchronous copy follows its original";
  if (intervalSeconds !== undefined) return `a copy is made every ${intervalSeconds} seconds`;
  if (lagSeconds !== undefined && lagSeconds > 0) return `the copy falls ${lagSeconds} seconds behind`;
  return method === "backup" ? "a backup is as old as the last one" : undefined;
}
