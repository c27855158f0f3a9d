import type { FailoverPlan, Host, Id, RequirementCertificates, Vm } from "../../estate";
import { Model } from "../model";
import { type Finding, Proofs } from "../proofs";
import { inScope } from "../scope";
import { all, any } from "../tri";
import type { Named, World } from "../world";
import { after, type Failover, promised, STOPPED } from "./after";
import { copiesBy, type Way, waysOf } from "./routes";

/** Checks scenarios in which VMs fail over, each in an estate of its own that is derived here anew. */
export class Recoveries {
  readonly #plansOf = new Map<Id, FailoverPlan[]>();
  readonly #copied: ReadonlySet<Id>;
  readonly #scope: ReadonlySet<Id>;
  readonly #scoped: ReadonlySet<Id>;
  readonly #atSite = new Map<Id, ReadonlySet<Host>>();
  readonly #nested = new Map<string, { readonly model: Model; readonly proofs: Proofs }>();

  constructor(
    readonly model: Model,
    readonly given: RequirementCertificates,
  ) {
    const { estate } = model;
    for (const plan of estate.failoverPlans ?? []) {
      for (const { id } of this.#covered(plan)) this.#plansOf.set(id, [...(this.#plansOf.get(id) ?? []), plan]);
    }
    this.#copied = new Set((estate.replications ?? []).flatMap(({ vms }) => vms));
    this.#scope = new Set(model.vms.filter((vm) => inScope(estate, given.requirement, vm)).map(({ id }) => id));
    this.#scoped = new Set(model.clusters.map(({ id }) => id));
  }

  /** Hosts that VMs in scope come up on: their failures belong to a tolerance of more than hosts. */
  get hosts(): readonly Host[] {
    const plans = [...this.#plansOf].flatMap(([vm, own]) => (this.#scope.has(vm) && this.#isOn(vm) ? own : []));
    const targets = new Set(
      plans.flatMap((plan) =>
        plan.cluster === undefined ? copiesBy(this.model, plan).flatMap(({ to }) => to.cluster ?? []) : [plan.cluster],
      ),
    );
    return this.model.hosts.filter(({ cluster }) => targets.has(cluster ?? ""));
  }

  /** Whether anybody fails over, or may, whom the requirement is about. */
  takesPart(world: World): boolean {
    return world.scenario.length > 0 && this.#departures(world) !== undefined;
  }

  /** `undefined`: nobody fails over, or nobody whom the requirement is about; the proof is one of the estate itself. */
  check(world: World, outcome: "survived" | "failed", key: string): Finding | undefined {
    if (world.scenario.length === 0 || (this.model.estate.failoverPlans ?? []).length === 0) return undefined;
    const found = this.#departures(world);
    if (found === undefined) return undefined;
    const { ways, flaw } = found;
    if (flaw !== undefined) return { flaw };
    const replicas = (this.model.estate.services ?? []).flatMap(({ vms }) => vms);
    if (this.given.requirement.continuity && replicas.some((vm) => ways.has(vm))) return { flaw: "replicas fail over" };
    if (outcome === "failed" && found.ambiguous) return { flaw: "there are other ways to recover" };
    const shed = this.#shed(ways);
    if (shed === undefined) return { flaw: "it is not told who is stopped" };
    const proof = Object.hasOwn(this.given.proofs, key) ? this.given.proofs[key] : undefined;
    if (proof?.kind !== "recovery") return { flaw: "does not look at the estate after the failover" };
    const concerned = new Set([...this.#scoped, ...[...ways.values()].map(({ cluster }) => cluster)]);
    const clusters = (this.model.estate.clusters ?? []).filter(({ id }) => concerned.has(id));
    const open = clusters
      .filter((cluster) => this.model.modes(cluster).length > 1)
      .map(({ id }) => id)
      .sort();
    const fixed = clusters.filter((cluster) => this.model.modes(cluster)[0] === "pinned" && !open.includes(cluster.id));
    let searched = false;
    for (let mask = 0; mask < 2 ** open.length; mask++) {
      const repack = open.filter((_, i) => Math.floor(mask / 2 ** i) % 2 === 1);
      const claimed = proof.ways.find((one) => JSON.stringify(one.repack) === JSON.stringify(repack));
      if (claimed === undefined) return { flaw: "a way is missing" };
      const pinned = new Set([...fixed.map(({ id }) => id), ...open.filter((id) => !repack.includes(id))]);
      const down = this.#staysDown(world, pinned);
      if (down === undefined) return { flaw: "it is not told who stays down" };
      const failover = { ways, pinned, stopped: new Set([...shed, ...down.filter((id) => !ways.has(id))]) };
      const one = this.#inside(world, failover, claimed, outcome);
      if (one.flaw !== undefined) return one;
      searched ||= one.searched;
    }
    return { searched };
  }

  #inside(
    world: World,
    failover: Failover,
    { estate, proof }: { readonly estate: number; readonly proof: string },
    outcome: "survived" | "failed",
  ): Finding {
    const content = this.given.recoveries?.[estate];
    if (content === undefined) return { flaw: "there is no such estate" };
    const { ways, stopped, pinned } = failover;
    const route = [...ways].map(([vm, way]) => [vm, way.plan.id, way.cluster, way.disks, way.replicas]);
    const key = JSON.stringify([estate, route, [...stopped], [...pinned]]);
    const known = this.#nested.get(key) ?? this.#derived(failover, content);
    this.#nested.set(key, known);
    const names = stopped.size === 0 ? world.scenario : [...world.scenario, { kind: "datastore", id: STOPPED }];
    if (!known.model.isExact) return { flaw: "sizes are too large to be added exactly" };
    const list = outcome === "survived" ? "vms" : "hosts";
    if (known.model.clusters.some(({ inventory }) => inventory?.[list] === "partial"))
      return { flaw: `not all ${list} are told` };
    return known.proofs.check(known.model.world(names), outcome, proof);
  }

  #derived(failover: Failover, content: Pick<RequirementCertificates, "placements" | "proofs">) {
    const requirement = promised(this.given.requirement, [...this.#scope], failover);
    const model = new Model(after(this.model.estate, failover), requirement);
    return { model, proofs: new Proofs(model, { ...content, requirement }) };
  }

  /** Who fails over by which way; `undefined`: nobody of whom the requirement hears. */
  #departures(world: World) {
    const ways = new Map<Id, Way>();
    let [flaw, ambiguous, heard]: [string | undefined, boolean, boolean] = [undefined, false, false];
    for (const vm of this.model.vms) {
      const plans = this.#plansOf.get(vm.id) ?? [];
      if ((vm.power ?? "on") !== "on" || (plans.length === 0 && !this.#copied.has(vm.id))) continue;
      const needs =
        plans.length === 0 ? world.dataGone(vm) : Math.max(world.dataGone(vm), this.#clusterGone(world, vm));
      if (needs === 0) continue;
      heard ||= this.#scope.has(vm.id) || this.#scoped.has(vm.cluster ?? "");
      if (plans.length === 0) continue;
      const found = waysOf(this.model, world, vm, plans);
      const [first] = found.ways;
      if (needs === 1) flaw = `it is not told whether ${vm.id} fails over`;
      else if (first === undefined) flaw = found.unknown ? `it is not told how ${vm.id} fails over` : flaw;
      else {
        ambiguous ||= found.ways.length > 1 || found.unknown;
        const boots = this.#boots(vm, first);
        if (boots === undefined) flaw = `it is not told whether ${vm.id} boots there`;
        else if (boots) ways.set(vm.id, first);
      }
    }
    heard ||= flaw !== undefined;
    heard ||= [...ways.values()].some(({ cluster, plan }) => this.#scoped.has(cluster) || (plan.shed ?? []).length > 0);
    return heard ? { ways, flaw, ambiguous } : undefined;
  }

  #boots(vm: Vm, { cluster, replicas }: Way): boolean | undefined {
    const platform = (id: Id | undefined) => (this.model.estate.clusters ?? []).find((one) => one.id === id)?.platform;
    return replicas !== undefined || platform(vm.cluster) === platform(cluster) ? true : vm.portable;
  }

  #clusterGone(world: World, { cluster }: Vm): number {
    const hosts = this.model.hosts.filter(
      (host) => host.cluster === cluster && (host.state ?? "connected") === "connected",
    );
    const partial = (this.model.estate.clusters ?? []).find(({ id }) => id === cluster)?.inventory?.hosts === "partial";
    const gone = hosts.length === 0 ? 0 : all(hosts.map((host) => world.hostGone(host)));
    return gone === 2 && partial ? 1 : gone;
  }

  /** `undefined`: of some nobody tells whether they are at the site. */
  #shed(ways: ReadonlyMap<Id, Way>): readonly Id[] | undefined {
    const stopped = new Set<Id>();
    for (const { to, shed = [] } of new Set([...ways.values()].map(({ plan }) => plan))) {
      for (const vm of this.model.vms) {
        if (vm.tier === undefined || !shed.includes(vm.tier) || (vm.power ?? "on") !== "on" || ways.has(vm.id))
          continue;
        const hosts = this.model.hosts.filter(({ cluster }) => cluster === vm.cluster);
        const there = hosts.filter((host) => this.#hostsAt(to).has(host));
        if (there.length === 0) continue;
        if (there.length < hosts.length && vm.host === undefined) return undefined;
        if (there.length === hosts.length || there.some(({ id }) => id === vm.host)) stopped.add(vm.id);
      }
    }
    return [...stopped];
  }

  /** Those that rank below all that must run go down with a lost host, where nothing is moved; `undefined`: it is not told who they are. */
  #staysDown(world: World, pinned: ReadonlySet<Id>): readonly Id[] | undefined {
    const down: Id[] = [];
    const touched = this.model.hosts.some((host) => pinned.has(host.cluster ?? "") && world.hostGone(host) > 0);
    for (const [at, vm] of this.model.vms.entries()) {
      if (!pinned.has(vm.cluster ?? "") || (vm.power ?? "on") !== "on") continue;
      if (this.model.mustRun.has(at) || !this.model.mayStayDown(at)) continue;
      if (vm.host === undefined && touched) return undefined;
      const host = this.model.hosts[this.model.hostAt.get(vm.host ?? "") ?? -1];
      const gone = host === undefined ? 0 : world.hostGone(host);
      if (gone === 1) return undefined;
      if (gone === 2) down.push(vm.id);
    }
    return down;
  }

  #covered({ from, clusters, tiers, vms, services }: FailoverPlan): readonly Vm[] {
    const scope = { id: "", tolerate: {}, ...JSON.parse(JSON.stringify({ clusters, tiers, vms, services })) };
    const named = this.model.vms.filter((vm) => inScope(this.model.estate, scope, vm));
    if (clusters !== undefined || vms !== undefined) return named;
    const there = new Set([...this.#hostsAt(from)].map(({ cluster }) => cluster));
    return named.filter(({ cluster }) => cluster !== undefined && there.has(cluster));
  }

  /** Hosts that the loss of a site takes. */
  #hostsAt(site: Id): ReadonlySet<Host> {
    const lost: readonly Named[] = [{ kind: "site", id: site }];
    const world = this.model.world(lost);
    const known =
      this.#atSite.get(site) ?? new Set(this.model.hosts.filter((host) => any([world.hostGone(host)]) === 2));
    this.#atSite.set(site, known);
    return known;
  }

  #isOn(id: Id): boolean {
    return (this.model.vms[this.model.vmAt.get(id) ?? -1]?.power ?? "on") === "on";
  }
}
