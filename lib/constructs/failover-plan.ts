import { Construct } from "constructs";
import type { Resource } from "../backends/port";
import { Cluster } from "./cluster";
import { Coverage } from "./coverage";
import { contributes, sourceOf } from "./declare";
import type { FailoverPlanProps } from "./failover-plan-props";
import type { Location } from "./location";
import { ArgumentCheck } from "./private/argument-check";
import { datastorePairs, pairIds } from "./private/datastore-pairs";
import { freeId } from "./private/free-id";
import { isMarked, mark } from "./private/identity";
import { checkedMappings, mappingFacts } from "./private/network-mappings";
import { placeGiven, placeOf } from "./private/place";
import { checkedPlanFacts, checkedVariable } from "./private/plan-facts";
import { checkedHardware } from "./private/portability";
import { recoverRules } from "./private/recovered-rules";
import { recover } from "./private/recovery";
import { checkedGroups, groupFacts } from "./private/recovery-groups";
import { sameEstate } from "./private/reference";
import { makeRoom } from "./private/shedding";
import { stated } from "./private/stated";
import type { Replication } from "./replication";
import { Site } from "./site";
import type { VirtualMachine } from "./virtual-machine";

const FAILOVER_PLAN = Symbol.for("failproof.FailoverPlan");

/**
 * How VMs of one site come up at another when theirs is lost; made below the cluster that they come up in. They are part of that cluster's
 * stack, and there only while its variable `failover` is true. Made after the VMs that it covers.
 */
export class FailoverPlan extends Construct {
  static isFailoverPlan(x: unknown): x is FailoverPlan {
    return isMarked(x, FAILOVER_PLAN);
  }

  /** The cluster that the VMs come up in. */
  readonly cluster: Cluster;
  /** The site whose loss it answers. */
  readonly from: Site | Location;
  /** The failover site. */
  readonly to: Site | Location;
  /** The VMs that it covers and that are on: others need nothing. */
  readonly vms: readonly VirtualMachine[];
  /** The replications that it recovers from. */
  readonly replications: readonly Replication[];
  /** The provider's resource of each VM that it brings up; a VM whose application has replicas here has none. */
  readonly resources: ReadonlyMap<VirtualMachine, Resource>;
  /** Tiers whose VMs at the failover site make room. */
  readonly shed: readonly string[];
  readonly #coverage: Coverage;
  readonly #coversAll: boolean;

  constructor(scope: Construct, id: string, props: FailoverPlanProps) {
    super(scope, freeId(scope, id));
    mark(this, FAILOVER_PLAN);
    this.cluster = Cluster.of(this);
    const { site } = this.cluster;
    const check = new ArgumentCheck(this);
    check.block("props", props);
    this.from = placeGiven(this, "from", props.from);
    this.to = this.#target(props, check);
    this.#coverage = new Coverage(this, props);
    this.#coversAll = props.clusters === undefined && props.vms === undefined;
    this.vms = this.#covered(check);
    const copies = this.#copies(props);
    this.replications = [...copies.keys()];
    const mappings = checkedMappings(this, props.networks ?? []);
    const datastores = props.datastores && datastorePairs(this, "datastores", props.datastores);
    const groups = props.order && checkedGroups(this, props.order);
    this.shed = check.members("shed", props.shed ?? []).map((tier) => check.text("shed", tier));
    const hardware = checkedHardware(this, props.hardware ?? []);
    const facts = checkedPlanFacts(props, check);
    const when = site.failover(checkedVariable(props, check), this);
    const room = makeRoom(this, when);
    this.resources = recover(this, {
      mappings,
      datastores: datastores ?? [],
      groups: groups ?? [],
      room,
      when,
      copies,
      hardware,
    });
    recoverRules(this, this.resources, when);
    site.estate.failoverPlans.push(this);
    contributes(this, {
      list: "failoverPlans",
      source: sourceOf(this, true),
      contribute: (ids, source) => ({
        failoverPlans: [
          stated({
            id: ids.of(this),
            from: ids.of(this.from),
            to: ids.of(this.to),
            cluster: ids.of(this.cluster),
            ...(this.#coversAll ? { clusters: ids.all([...new Set(this.vms.map((vm) => vm.cluster))]) } : {}),
            ...this.#coverage.facts(ids),
            replications: ids.all(this.replications),
            networks: mappingFacts(mappings, ids),
            datastores: datastores && pairIds(datastores, ids),
            order: groups && groupFacts(groups, ids),
            shed: this.shed.length === 0 ? undefined : this.shed,
            ...facts,
            source,
          }),
        ],
      }),
    });
  }

  /** Whether it covers a VM. */
  covers(vm: VirtualMachine): boolean {
    return this.#coverage.includes(vm) && (!this.#coversAll || isAt(vm.cluster, this.from));
  }

  /** Whether it makes room by stopping a VM. */
  sheds(vm: VirtualMachine): boolean {
    return vm.tier !== undefined && this.shed.includes(vm.tier) && isAt(vm.cluster, this.to);
  }

  /**
   * A plan makes its resources from the VMs that are there when it is made.
   * @throws where a VM that it covers or sheds comes after
   * @internal
   */
  refuseLate(vm: VirtualMachine): void {
    if (!this.covers(vm) && !this.sheds(vm)) return;
    throw new ArgumentCheck(vm).error(
      `the failover plan ${this.node.path} ${this.covers(vm) ? "covers" : "sheds"} it, and is made already`,
      "make a plan after the VMs that it is about",
    );
  }

  #target(props: FailoverPlanProps, check: ArgumentCheck): Site | Location {
    const to = props.to === undefined ? placeOf(this, []) : placeGiven(this, "to", props.to);
    if (to === undefined) {
      throw check.error(
        `its site ${this.cluster.site.node.path} has several places`,
        "name one of its locations in `to`",
      );
    }
    if (Site.of(to) !== this.cluster.site) {
      throw check.error(
        `to is ${to.node.path}, where its cluster ${this.cluster.node.path} is not`,
        "make it below a cluster there",
      );
    }
    if (to === this.from) {
      throw check.error(`the plan leads from ${to.node.path} to itself`, "make it below a cluster of another site");
    }
    if (Site.of(this.from) === this.cluster.site) {
      throw check.error(
        `from is ${this.from.node.path}, of the same stack, which the loss of the place may take`,
        "give the failover site a stack of its own, or make one stretched cluster of both places",
      );
    }
    return to;
  }

  #covered(check: ArgumentCheck): readonly VirtualMachine[] {
    const left = Site.of(this.from);
    const named = this.cluster.site.estate.sites.flatMap((site) => site.vms).filter((vm) => this.covers(vm));
    const elsewhere = named.find((vm) => vm.cluster.site !== left);
    if (elsewhere !== undefined) {
      throw check.error(
        `it covers ${elsewhere.node.path}, which is not at ${this.from.node.path}`,
        "name VMs of the site that it leaves",
      );
    }
    const running = named.filter(({ given }) => given.power === undefined || given.power === "on");
    if (running.length === 0) {
      throw check.error("it covers no VM that is on", "make it after the VMs that it covers");
    }
    for (const plan of this.cluster.site.estate.failoverPlans) {
      const twice = named.find((vm) => plan.covers(vm));
      if (twice === undefined) continue;
      throw check.error(
        `it brings ${twice.node.path} up in ${this.cluster.node.path}, and ${plan.node.path} brings it up in ${plan.cluster.node.path}`,
        "let one plan cover it: a VM that comes up twice writes its data twice",
      );
    }
    return running;
  }

  /** The replications that it recovers from, each with the VMs that it copies. */
  #copies({ replications }: FailoverPlanProps): ReadonlyMap<Replication, ReadonlySet<VirtualMachine>> {
    const { estate } = this.cluster.site;
    const given = replications ? sameEstate(this, "replications", replications) : estate.replications;
    const copies = given
      .filter(({ to }) => to === this.to)
      .map((replication) => [replication, new Set(replication.vms)] as const);
    return new Map(copies.filter(([, copied]) => this.vms.some((vm) => copied.has(vm))));
  }
}

function isAt(cluster: Cluster, place: Site | Location): boolean {
  if (Site.isSite(place)) return cluster.site === place;
  return cluster.hosts.some((host) => host.domains.includes(place));
}
