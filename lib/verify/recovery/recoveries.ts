import type { FailoverPlan, Host, Id, RequirementCertificates, Vm } from "../../estate";
import { Model } from "../model";
import { type Finding, Proofs } from "../proofs";
import { scopeOf } from "../scope";
import type { World } from "../world";
import { after, type Failover, promised, STOPPED } from "./after";
import { type Departed, Departures } from "./departures";
import { copiesBy, type Way } from "./routes";

/** Who fails over, and who is stopped for them; `undefined`: nobody tells. */
interface Moved {
  readonly ways: ReadonlyMap<Id, Way>;
  /** A replica of a service is among them. */
  readonly replicas: boolean;
  readonly shed: readonly Id[] | undefined;
}

/** Checks scenarios in which VMs fail over, each in an estate of its own that is derived here anew. */
export class Recoveries {
  readonly #plansOf = new Map<Id, FailoverPlan[]>();
  readonly #departures: Departures;
  readonly #moved = new Map<string, Moved>();
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
    this.#departures = new Departures(model, this.#plansOf);
    this.#scope = new Set(model.vms.filter(scopeOf(estate, given.requirement)).map(({ id }) => id));
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
    return world.scenario.length > 0 && this.#departures.in(world) !== undefined;
  }

  /** `undefined`: nobody fails over, or nobody whom the requirement is about; the proof is one of the estate itself. */
  check(world: World, outcome: "survived" | "failed", key: string): Finding | undefined {
    if (world.scenario.length === 0 || (this.model.estate.failoverPlans ?? []).length === 0) return undefined;
    const found = this.#departures.in(world);
    if (found === undefined) return undefined;
    if (found.flaw !== undefined) return { flaw: found.flaw };
    if (outcome === "failed" && found.ambiguous) return { flaw: "there are other ways to recover" };
    const moved = this.#moved.get(found.key) ?? this.#moves(found);
    this.#moved.set(found.key, moved);
    const { ways, shed } = moved;
    if (this.given.requirement.continuity && moved.replicas) return { flaw: "replicas fail over" };
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
      const name = [found.key, repack.join("\u0001"), down.join("\u0001"), claimed.estate].join("\u0002");
      const one = this.#inside(world, name, failover, claimed, outcome);
      if (one.flaw !== undefined) return one;
      searched ||= one.searched;
    }
    return { searched };
  }

  #inside(
    world: World,
    name: string,
    failover: Failover,
    { estate, proof }: { readonly estate: number; readonly proof: string },
    outcome: "survived" | "failed",
  ): Finding {
    const content = this.given.recoveries?.[estate];
    if (content === undefined) return { flaw: "there is no such estate" };
    const { stopped } = failover;
    const known = this.#nested.get(name) ?? this.#derived(failover, content);
    this.#nested.set(name, known);
    const names = stopped.size === 0 ? world.scenario : [...world.scenario, { kind: "datastore", id: STOPPED }];
    if (!known.model.sizes.isExact) return { flaw: "sizes are too large to be added exactly" };
    const list = outcome === "survived" ? "vms" : "hosts";
    if (known.model.clusters.some(({ inventory }) => inventory?.[list] === "partial"))
      return { flaw: `not all ${list} are told` };
    return known.proofs.check(known.model.world(names), outcome, proof);
  }

  #moves(found: Departed): Moved {
    const ways = this.#departures.waysOf(found);
    const replicas = (this.model.estate.services ?? []).some(({ vms }) => vms.some((vm) => ways.has(vm)));
    return { ways, replicas, shed: this.#shed(ways) };
  }

  #derived(failover: Failover, content: Pick<RequirementCertificates, "placements" | "proofs">) {
    const requirement = promised(this.given.requirement, [...this.#scope], failover);
    const model = new Model(after(this.model.estate, failover), requirement);
    return { model, proofs: new Proofs(model, { ...content, requirement }) };
  }

  /** `undefined`: of some nobody tells whether they are at the site. */
  #shed(ways: ReadonlyMap<Id, Way>): readonly Id[] | undefined {
    const stopped = new Set<Id>();
    for (const { to, shed = [] } of new Set([...ways.values()].map(({ plan }) => plan))) {
      for (const vm of this.model.vms) {
        if (vm.tier === undefined || !shed.includes(vm.tier) || (vm.power ?? "on") !== "on" || ways.has(vm.id))
          continue;
        const hosts = this.#departures.hostsOf(vm.cluster);
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
    if (pinned.size === 0) return down;
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

  #covered(plan: FailoverPlan): readonly Vm[] {
    const { from, clusters, vms } = plan;
    const named = this.model.vms.filter(scopeOf(this.model.estate, plan));
    if (clusters !== undefined || vms !== undefined) return named;
    const there = new Set([...this.#hostsAt(from)].map(({ cluster }) => cluster));
    return named.filter(({ cluster }) => cluster !== undefined && there.has(cluster));
  }

  /** Hosts that the loss of a site takes. */
  #hostsAt(site: Id): ReadonlySet<Host> {
    const known = this.#atSite.get(site);
    if (known !== undefined) return known;
    const world = this.model.world([{ kind: "site", id: site }]);
    const found = new Set(this.model.hosts.filter((host) => world.hostGone(host) === 2));
    this.#atSite.set(site, found);
    return found;
  }

  #isOn(id: Id): boolean {
    return (this.model.vms[this.model.vmAt.get(id) ?? -1]?.power ?? "on") === "on";
  }
}
