import {
  type EstateIndex,
  type Id,
  placementOf,
  type RecoveryCertificates,
  type Requirement,
  wantsContinuity,
} from "../estate";
import {
  type DecidedElsewhere,
  distinctFacts,
  type Elsewhere,
  type FailedDomain,
  type MissingFact,
  type RecoveryWitness,
  type SearchWork,
  scopeOf,
} from "../prover";
import type { Change } from "./after/estate-after";
import { Aftermath, type Explanation } from "./aftermath";
import { type Departures, departuresOf } from "./departures";
import { type JudgedWay, together, undecided } from "./judged-way";
import { Losses } from "./losses";
import type { Plans } from "./plans";
import { shedBy } from "./shed";
import { StaysDown } from "./stays-down";
import { type Way, waysOf } from "./ways";
import { hostsOf, Witnesses } from "./witnesses";

/** Decides the scenarios of one requirement in which VMs fail over, each in the estate as it is after the failover. */
export class Recovery implements Elsewhere {
  readonly hosts: readonly Id[];
  readonly #scope: ReadonlySet<Id>;
  /** Clusters with a VM in scope. */
  readonly #scoped: ReadonlySet<Id>;
  readonly #replicas: ReadonlySet<Id>;
  readonly #aftermaths = new Map<string, Aftermath>();
  readonly #failures = new Map<string, () => Explanation>();
  readonly #witnesses = new Witnesses();
  readonly #staysDown = new Map<string, StaysDown>();

  constructor(
    readonly index: EstateIndex,
    readonly requirement: Requirement,
    readonly plans: Plans,
    readonly work: SearchWork,
  ) {
    const scope = scopeOf(index, requirement);
    this.#scope = scope.vms;
    this.#scoped = new Set(scope.clusters.map(({ id }) => id));
    const covering = plans.groups.flatMap((group) =>
      group.vms.some(({ id }) => scope.vms.has(id)) ? group.plans : [],
    );
    const targets = new Set(covering.flatMap((plan) => plans.targets(plan)));
    this.hosts = [...targets].flatMap((cluster) => index.hostsOfCluster(cluster).map(({ id }) => id));
    this.#replicas = new Set([...index.services.values()].flatMap(({ vms }) => vms));
  }

  takesPart(failed: readonly FailedDomain[]): boolean {
    return this.#departures(new Losses(this.index, failed)) !== undefined;
  }

  decide(failed: readonly FailedDomain[]): DecidedElsewhere | undefined {
    const losses = new Losses(this.index, failed);
    const departures = this.#departures(losses);
    return departures === undefined ? undefined : this.#after(losses, departures);
  }

  /** Those that come into it. */
  #departures(losses: Losses): Departures | undefined {
    const departures = losses.failed.length === 0 ? undefined : departuresOf(this.plans, losses);
    return departures !== undefined && this.#concerns(departures) ? departures : undefined;
  }

  explain(failed: readonly FailedDomain[]): Explanation | undefined {
    return this.#failures.get(keyOf(failed))?.();
  }

  recoveries(): readonly RecoveryCertificates[] {
    return [...this.#aftermaths.values()].map((aftermath) => aftermath.content());
  }

  witnesses(): readonly RecoveryWitness[] {
    return this.#witnesses.list;
  }

  /** Whether who fails over matters to the requirement: they are in scope, leave its clusters, come into them, or have others stopped. */
  #concerns({ touched, routes, missing }: Departures): boolean {
    const taken = [...routes.values()];
    return (
      missing.length > 0 ||
      touched.some((vm) => this.#scope.has(vm.id) || this.#scoped.has(vm.cluster ?? "")) ||
      taken.some(({ cluster, plan: { shed = [] } }) => this.#scoped.has(cluster) || shed.length > 0)
    );
  }

  #after(losses: Losses, departures: Departures): DecidedElsewhere {
    const { routes } = departures;
    if (departures.missing.length > 0) return undecided(departures.missing);
    if (wantsContinuity(this.requirement) && [...routes.keys()].some((vm) => this.#replicas.has(vm))) {
      return undecided([], "replicas of a service fail over, and continuity is not judged across a failover");
    }
    const plans = new Set([...routes.values()].map(({ plan }) => plan));
    const shed = shedBy(this.index, plans, (vm) => routes.has(vm));
    if (shed.missing.length > 0) return undecided(shed.missing);
    const clusters = new Set([...this.#scoped, ...[...routes.values()].map(({ cluster }) => cluster)]);
    const { open, ways } = waysOf(this.index, placementOf(this.requirement), clusters);
    if (ways.length === 0) {
      return undecided([], "it is not known of too many clusters whether their VMs may be moved");
    }
    const judged = ways.map((way) => this.#inOneWay(losses, departures, way, shed.stopped));
    const undecidedOne = judged.find(({ outcome }) => outcome === "undecided");
    const [first] = judged;
    if (first === undefined || undecidedOne !== undefined) {
      return undecided(distinctFacts(judged.flatMap(({ missing }) => missing)), undecidedOne?.because);
    }
    if (judged.some(({ outcome }) => outcome !== first.outcome)) {
      return undecided(open.map((id): MissingFact => ({ object: `clusters/${id}`, fact: "drs" })));
    }
    return first.outcome === "failed"
      ? this.#failed(losses, departures, judged, new Set(shed.stopped))
      : this.#survived(losses, departures, judged, shed.stopped);
  }

  #inOneWay(losses: Losses, { routes, key }: Departures, way: Way, shed: readonly Id[]): JudgedWay {
    const down = this.#down(way.pinned, losses);
    if (down.missing.length > 0) return { ...undecided(down.missing), repack: way.repack };
    const lowered = down.vms.filter((vm) => !routes.has(vm));
    const name = [key, way.repack.join("\u0001"), lowered.join("\u0001")].join("\u0002");
    const change = { routes, stopped: new Set([...shed, ...lowered]), pinned: way.pinned };
    const aftermath = this.#aftermaths.get(name) ?? this.#aftermath(name, change);
    const { outcome, proof, migrations, sort, missing, because } = aftermath.decide(losses.failed);
    return { outcome, nested: proof, migrations, sort, missing, because, repack: way.repack, aftermath };
  }

  #failed(
    { failed }: Losses,
    { isAmbiguous }: Departures,
    judged: readonly JudgedWay[],
    shed: ReadonlySet<Id>,
  ): DecidedElsewhere {
    if (isAmbiguous)
      return undecided([], "VMs have several copies to recover from, and not every choice was looked at");
    const [first] = judged;
    const { aftermath } = first ?? {};
    if (aftermath !== undefined) this.#failures.set(keyOf(failed), () => aftermath.explain(failed, shed));
    return { outcome: "failed", ...together(judged) };
  }

  #survived(
    { failed }: Losses,
    { routes }: Departures,
    judged: readonly JudgedWay[],
    stopped: readonly Id[],
  ): DecidedElsewhere {
    const [first] = judged;
    const { aftermath } = first ?? {};
    if (aftermath !== undefined && routes.size > 0) {
      this.#witnesses.add(aftermath.position, () => ({
        failed,
        plans: [...new Set([...routes.values()].map(({ plan }) => plan.id))].sort(),
        recovers: hostsOf(this.index, routes, aftermath.placement(failed)),
        stopped,
      }));
    }
    return { outcome: "survived", ...together(judged) };
  }

  #down(pinned: ReadonlySet<Id>, losses: Losses): ReturnType<StaysDown["in"]> {
    const key = [...pinned].join("\u0001");
    const known = this.#staysDown.get(key) ?? new StaysDown(this.index, this.requirement, pinned);
    this.#staysDown.set(key, known);
    return known.in(losses);
  }

  #aftermath(name: string, change: Change): Aftermath {
    const { index, requirement, work } = this;
    const aftermath = new Aftermath(index, requirement, change, this.#scope, this.#aftermaths.size, work);
    this.#aftermaths.set(name, aftermath);
    return aftermath;
  }
}

function keyOf(failed: readonly FailedDomain[]): string {
  return failed.map(({ kind, id }) => `${kind}\u0000${id}`).join("\u0001");
}
