import { Construct, type IConstruct } from "constructs";
import type { ClusterHandle, ClusterVendor, Resource } from "../backends/port";
import type { RestartPriority } from "../estate";
import type { ClusterFacts, ClusterProps, ExistingClusterProps } from "./cluster-props";
import { contributes, type EstateIds, sourceOf, withAddress } from "./declare";
import type { Domain } from "./failure-domain";
import type { Host } from "./host";
import { ArgumentCheck } from "./private/argument-check";
import { clusterFacts, lookUpCluster, makeCluster } from "./private/cluster-setup";
import { type Existing, existing, factsOf, isExisting } from "./private/existing";
import { freeId } from "./private/free-id";
import { isMarked, mark } from "./private/identity";
import { Names } from "./private/names";
import { nearest } from "./private/nearest";
import type { VmVmRule } from "./private/recovered-rules";
import { checkVendor } from "./private/vendor";
import { Site } from "./site";

const CLUSTER = Symbol.for("failproof.Cluster");

/** A spread that was laid over the domains of one kind as they were known then. */
interface Spread {
  readonly kind: string;
  readonly by: IConstruct;
  readonly over: readonly Domain[];
}

/** Hosts that share their VMs: a vSphere compute cluster, a Xen pool. Hosts, VMs, services and rules are made below it. */
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
  /** Whether its admission control holds hosts empty; absent where it is unknown. */
  readonly holdsHostsEmpty?: boolean;
  /** Whether its VMs are restarted after a failure; absent where it is unknown. */
  readonly restartsVms?: boolean;
  /** Rules between its VMs. */
  readonly #vmRules: VmVmRule[] = [];
  readonly #hosts: Host[] = [];
  readonly #spreads: Spread[] = [];
  readonly #names = new Names();

  constructor(scope: Construct, id: string, props: ClusterProps | Existing<ExistingClusterProps> = {}) {
    super(scope, freeId(scope, id));
    mark(this, CLUSTER);
    this.site = Site.of(this);
    const check = new ArgumentCheck(this);
    check.block("props", props);
    this.managed = !isExisting(props);
    const given: ClusterFacts & { readonly name?: string } = isExisting(props) ? factsOf(props) : props;
    this.vendor = given;
    checkVendor(this.site, given, check);
    this.name = check.text("name", given.name ?? id);
    this.site.claimName("cluster", this.name, this);
    const { resource, restartPriority, holdsHostsEmpty, restartsVms, facts } = isExisting(props)
      ? lookUpCluster(this, factsOf(props), check)
      : makeCluster(this, props, check);
    this.resource = resource;
    if (restartPriority !== undefined) this.restartPriority = restartPriority;
    if (holdsHostsEmpty !== undefined) this.holdsHostsEmpty = holdsHostsEmpty;
    if (restartsVms !== undefined) this.restartsVms = restartsVms;
    const common = clusterFacts(this, given, check);
    this.site.clusters.push(this);
    contributes(this, {
      list: "clusters",
      source: sourceOf(this, this.managed),
      contribute: (ids, source) => ({
        clusters: [
          {
            id: ids.of(this),
            platform: this.site.backend.platform,
            ...this.#coordinator(ids),
            ...facts(ids),
            ...common(ids),
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

  #coordinator(ids: EstateIds): { readonly coordinator?: string } {
    const isCoordinator = this.site.backend.facts?.isCoordinator;
    const coordinator = isCoordinator && this.#hosts.find((host) => isCoordinator(host.vendor));
    return coordinator === undefined ? {} : { coordinator: ids.of(coordinator) };
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

  /** @internal */
  get vmRules(): readonly VmVmRule[] {
    return this.#vmRules;
  }

  /**
   * A plan takes the rules of its VMs along as they are when it is made.
   * @throws where one comes after
   * @internal
   */
  addVmRule(rule: VmVmRule, by: IConstruct): void {
    const late = this.site.estate.failoverPlans.find((plan) => rule.vms.some((vm) => plan.resources.has(vm)));
    if (late !== undefined) {
      throw new ArgumentCheck(by).error(
        `the failover plan ${late.node.path} brings up VMs that it is about, and is made already`,
        "make a plan after the rules of its VMs",
      );
    }
    this.#vmRules.push(rule);
  }

  /**
   * Takes a name that is unique within the cluster.
   * @throws where another construct has it
   * @internal
   */
  claimName(kind: string, name: string, construct: IConstruct): void {
    this.#names.claim(kind, name, construct);
  }
}
