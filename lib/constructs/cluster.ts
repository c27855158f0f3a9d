import { Construct, type IConstruct } from "constructs";
import type { ClusterHandle, ClusterVendor, Resource } from "../backends/port";
import type { Cluster as ClusterFacts, Id, Inventory, RestartPriority } from "../estate";
import type { Datastore } from "./datastore";
import { contributes, type EstateIds, sourceOf, withAddress } from "./declare";
import type { Domain } from "./failure-domain";
import { type HighAvailabilityProps, highAvailabilityPolicy } from "./high-availability";
import type { Host } from "./host";
import { type Automation, type LoadBalancingProps, loadBalancingPolicy } from "./load-balancing";
import { ArgumentCheck } from "./private/argument-check";
import {
  existingHighAvailabilityFacts,
  existingLoadBalancingFacts,
  highAvailabilityFacts,
} from "./private/cluster-facts";
import { type Existing, existing, factsOf, isExisting } from "./private/existing";
import { freeId } from "./private/free-id";
import { isMarked, mark } from "./private/identity";
import { nearest } from "./private/nearest";
import { sameStack } from "./private/reference";
import { stated } from "./private/stated";
import { checkSupport, checkVendor } from "./private/vendor";
import { Site } from "./site";

const CLUSTER = Symbol.for("failproof.Cluster");

export interface ClusterProps extends ClusterVendor {
  /**
   * Its name in the inventory.
   * @default - the construct's id
   */
  readonly name?: string;
  /**
   * What happens when a host or a datastore goes; `"off"`: nothing.
   * @default - restarts, with room for one host failure
   */
  readonly ha?: "off" | HighAvailabilityProps;
  /**
   * Whether running VMs are moved to balance load and to keep rules; `"off"`: never.
   * @default "fully-automated"
   */
  readonly drs?: "off" | Automation | LoadBalancingProps;
}

/** Facts of a cluster that exists. What is not stated is unknown. */
export interface ExistingClusterProps extends ClusterVendor {
  /**
   * Its name in the inventory.
   * @default - the construct's id
   */
  readonly name?: string;
  /**
   * How its high availability is set up.
   * @default - unknown
   */
  readonly ha?: "off" | HighAvailabilityProps;
  /**
   * Whether running VMs are moved.
   * @default - unknown
   */
  readonly drs?: "off" | Automation;
  /**
   * Whether this design declares all its VMs, and all its hosts. Where it does not, a promise that rests on them is undecided.
   * @default - `{ vms: "partial", hosts: "partial" }`
   */
  readonly inventory?: Inventory;
}

/** What the two ways to make a cluster have in common. */
interface Setup {
  readonly name: string;
  readonly resource: Resource;
  readonly restartPriority?: RestartPriority;
  readonly facts: (ids: EstateIds) => Pick<ClusterFacts, "inventory" | "ha" | "drs">;
}

/** A spread that was laid over the domains of one kind as they were known then. */
interface Spread {
  readonly kind: string;
  readonly by: IConstruct;
  readonly over: readonly Domain[];
}

/** Hosts that share their VMs: a vSphere compute cluster. Hosts, VMs, services and rules are made below it. */
export class Cluster extends Construct {
  static isCluster(x: unknown): x is Cluster {
    return isMarked(x, CLUSTER);
  }

  /**
   * The cluster that a construct stands in.
   * @throws where it stands in none
   */
  static of(construct: IConstruct): Cluster {
    const cluster = nearest(construct, Cluster.isCluster);
    if (cluster === undefined) {
      throw new ArgumentCheck(construct).error("it stands in no cluster", "make it below a Cluster");
    }
    return cluster;
  }

  /** A cluster that exists already: it is looked up by its name, and not changed. */
  static existing(scope: Construct, id: string, props: ExistingClusterProps = {}): Cluster {
    return new Cluster(scope, id, existing(props));
  }

  readonly site: Site;
  /** Its name in the inventory. */
  readonly name: string;
  /** Whether this design makes it, rather than refer to one that exists. */
  readonly managed: boolean;
  /** The provider's resource; a data source where the cluster exists already. */
  readonly resource: Resource;
  /** Settings that only its platform has. */
  readonly vendor: ClusterVendor;
  /** Restart priority of VMs that state none; absent where it is unknown. */
  readonly restartPriority?: RestartPriority;
  readonly #hosts: Host[] = [];
  readonly #spreads: Spread[] = [];
  readonly #names = new Map<string, IConstruct>();

  constructor(scope: Construct, id: string, props: ClusterProps | Existing<ExistingClusterProps> = {}) {
    super(scope, freeId(scope, id));
    mark(this, CLUSTER);
    this.site = Site.of(this);
    const check = new ArgumentCheck(this);
    this.managed = !isExisting(props);
    this.vendor = isExisting(props) ? factsOf(props) : props;
    const { name, resource, restartPriority, facts } = isExisting(props)
      ? this.#lookUp(factsOf(props), check)
      : this.#make(props, check);
    this.name = name;
    this.resource = resource;
    if (restartPriority !== undefined) this.restartPriority = restartPriority;
    this.site.clusters.push(this);
    contributes(this, {
      list: "clusters",
      source: sourceOf(this, this.managed),
      contribute: (ids, source) => ({
        clusters: [
          {
            id: ids.of(this),
            platform: this.site.backend.platform,
            ...facts(ids),
            source: withAddress(source, resource),
          },
        ],
      }),
    });
  }

  /** Its hosts, in the order in which they were made. */
  get hosts(): readonly Host[] {
    return this.#hosts;
  }

  /** What backends need of it. */
  get handle(): ClusterHandle {
    return { resource: this.resource, vendor: this.vendor };
  }

  /** The failure domains of a kind that hold hosts of the cluster by now, in the order of the hosts. */
  domains(kind: string): readonly Domain[] {
    return [...new Set(this.#hosts.flatMap((host) => host.domains.filter((domain) => domain.kind === kind)))];
  }

  /** Its hosts in a failure domain. */
  hostsIn(domain: Domain): readonly Host[] {
    return this.#hosts.filter((host) => host.domains.includes(domain));
  }

  /**
   * A spread is laid over the domains that are there when it is made, so a host in a further one must come before.
   * @throws where it comes after
   * @internal
   */
  addHost(host: Host): void {
    for (const { kind, by, over } of this.#spreads) {
      const late = host.domains.find((domain) => domain.kind === kind && !over.includes(domain));
      if (late === undefined) continue;
      throw new ArgumentCheck(host).error(
        `it is the first host of the ${kind} ${late.node.path}, and ${by.node.path} is already spread over the others`,
        "make the hosts of a cluster before what is spread over them",
      );
    }
    this.#hosts.push(host);
  }

  /** @internal */
  addSpread(kind: string, by: IConstruct, over: readonly Domain[]): void {
    this.#spreads.push({ kind, by, over });
  }

  /**
   * Takes a name that is unique within the cluster.
   * @throws where another construct has it
   * @internal
   */
  claimName(kind: string, name: string, construct: IConstruct): void {
    const owner = this.#names.get(`${kind}/${name}`);
    if (owner !== undefined) {
      throw new ArgumentCheck(construct).error(
        `its ${kind} name "${name}" is that of ${owner.node.path} already`,
        "give one of the two another name",
      );
    }
    this.#names.set(`${kind}/${name}`, construct);
  }

  #make(props: ClusterProps, check: ArgumentCheck): Setup {
    checkVendor(this.site, props, check);
    checkSupport(this.site, "managed-cluster", check);
    const name = this.#name(props, check);
    const given = props.ha === "off" ? { enabled: false } : (props.ha ?? {});
    const ha = highAvailabilityPolicy(given, check);
    const drs = loadBalancingPolicy(props.drs ?? "fully-automated", check);
    const heartbeat = this.#heartbeatDatastores(given, check);
    const resource = this.site.backend.cluster(this, {
      name,
      ha:
        heartbeat === undefined ? ha : { ...ha, heartbeatDatastores: heartbeat.map((datastore) => datastore.resource) },
      drs,
      vendor: props,
      hosts: () => this.#hosts.filter((host) => host.joinsThroughCluster).map((host) => host.resource),
      failoverHosts: () => this.#hosts.filter((host) => host.failoverHost).map((host) => host.resource),
    });
    return {
      name,
      resource,
      restartPriority: ha.restartPriority,
      facts: (ids) => ({
        inventory: { vms: "complete", hosts: "complete" },
        ha: this.#withFailoverHosts(highAvailabilityFacts(ha, heartbeat && ids.all(heartbeat)), ids),
        drs: drs.enabled ? { enabled: true, automation: drs.automation } : { enabled: false },
      }),
    };
  }

  #lookUp(props: ExistingClusterProps, check: ArgumentCheck): Setup {
    checkVendor(this.site, props, check);
    const name = this.#name(props, check);
    const given = props.ha === "off" ? { enabled: false } : props.ha;
    if (given !== undefined) highAvailabilityPolicy(given, check);
    const heartbeat = given && this.#heartbeatDatastores(given, check);
    const resource = this.site.backend.existingCluster(this, { name, vendor: props });
    return {
      name,
      resource,
      restartPriority: given?.restartPriority,
      facts: (ids) =>
        stated({
          inventory: { vms: "partial", hosts: "partial", ...props.inventory },
          ha:
            given &&
            this.#withFailoverHosts(existingHighAvailabilityFacts(given, heartbeat && ids.all(heartbeat)), ids),
          drs: props.drs && existingLoadBalancingFacts(props.drs),
        }),
    };
  }

  #name(props: { readonly name?: string }, check: ArgumentCheck): string {
    const name = check.text("name", props.name ?? this.node.id);
    this.site.claimName("cluster", name, this);
    return name;
  }

  #heartbeatDatastores(props: HighAvailabilityProps, check: ArgumentCheck): readonly Datastore[] | undefined {
    if (props.heartbeatDatastores === undefined) return undefined;
    const datastores = sameStack(this, "ha.heartbeatDatastores", props.heartbeatDatastores);
    if (new Set(datastores).size < datastores.length) {
      throw check.error("ha.heartbeatDatastores names a datastore twice", "name each once");
    }
    return datastores;
  }

  #withFailoverHosts(ha: NonNullable<ClusterFacts["ha"]>, ids: EstateIds): NonNullable<ClusterFacts["ha"]> {
    if (ha.admissionControl?.policy !== "failover-hosts") return ha;
    const failoverHosts: readonly Id[] = ids.all(this.#hosts.filter((host) => host.failoverHost));
    return { ...ha, admissionControl: { ...ha.admissionControl, failoverHosts } };
  }
}
