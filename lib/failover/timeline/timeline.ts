import { type EstateIndex, type FailoverPlan, type Id, stateOf, type Vm } from "../../estate";
import type { FailedDomain, LossReason, MissingFact } from "../../prover";
import { Losses } from "../losses";
import { recoveryPointOf } from "../rpo";
import { NO } from "../tri";
import { startsOf } from "./defaults";
import { fatesOf } from "./fates";
import { jobsOf } from "./jobs";
import { type JudgedObjective, judgedObjectives } from "./objectives";
import { simulateStarts } from "./queue";
import type { Input, Span } from "./span";

export const TIMELINE_FORMAT = "failproof.timeline/1";

/** What goes down when, and what is back when. Seconds count from the loss. */
export interface Timeline {
  readonly format: typeof TIMELINE_FORMAT;
  readonly estate: Id;
  readonly failed: readonly FailedDomain[];
  /** Failover plans that are carried out. */
  readonly plans: readonly Id[];
  /** VMs that are touched, in the order in which they are back; lost and stopped ones last. */
  readonly vms: readonly VmTimeline[];
  /** VMs that each cluster starts at the same time. */
  readonly starts: readonly ClusterStarts[];
  /** The same by tier: when the last one is back. */
  readonly tiers: readonly TierTimeline[];
  /** Every promise about the time and the data of what is touched. */
  readonly objectives: readonly JudgedObjective[];
  /** Facts without which what is told may be wrong. */
  readonly missing: readonly MissingFact[];
  /** Why it is not certain, where no fact is missing. */
  readonly uncertain?: string;
}

export interface VmTimeline {
  readonly vm: Id;
  readonly tier?: Id;
  readonly fate: "restarts" | "recovers" | "lost" | "stopped";
  readonly reason?: LossReason;
  readonly plan?: Id;
  /** The replication that it comes up from. */
  readonly replication?: Id;
  readonly cluster?: Id;
  readonly host?: Id;
  readonly starts?: Span;
  /** Its service answers where it is. */
  readonly up?: Span;
  /** Its clients find it. */
  readonly back?: Span;
  /** How old its data is. */
  readonly dataAge?: Span;
  /** Every number that its times follow from, in order. */
  readonly inputs: readonly Input[];
  /** Every number that the age of its data follows from. */
  readonly dataInputs?: readonly Input[];
  /** What it waited for last before it started. */
  readonly waitedFor?: string;
}

export interface ClusterStarts {
  readonly cluster: Id;
  /** Together, on the hosts that are left. */
  readonly atOnce: number;
  /** Hosts of which nobody tells how many they start at the same time: one each. */
  readonly assumedHosts: number;
}

export interface TierTimeline {
  readonly tier: Id | null;
  readonly vms: number;
  readonly lost: number;
  readonly stopped: number;
  /** When the last VM that comes back is back. */
  readonly back?: Span;
}

/** Simulates a scenario from the loss to the last VM that comes back. */
export function simulate(index: EstateIndex, failed: readonly FailedDomain[]): Timeline {
  const fates = fatesOf(index, failed);
  const losses = new Losses(index, failed);
  const slots = new Map<Id, ClusterStarts>();
  const slotsOf = (cluster: Id): number => {
    const hosts = index
      .hostsOfCluster(cluster)
      .filter((host) => stateOf(host) === "connected" && losses.gone.host(host) === NO);
    const known = slots.get(cluster) ?? { cluster, ...startsOf(index, hosts) };
    slots.set(cluster, known);
    return known.atOnce;
  };
  const jobs = jobsOf(index, fates);
  const bounded = (bound: "least" | "most") =>
    simulateStarts(
      jobs.map((job) => ({
        ...job,
        ready: job.ready[bound] ?? Number.POSITIVE_INFINITY,
        boot: job.boot[bound] ?? Number.POSITIVE_INFINITY,
      })),
      slotsOf,
    );
  const [least, most] = [bounded("least"), bounded("most")];
  const come = jobs.map((job): VmTimeline => {
    const { vm, route } = job.of;
    const [early, late] = [least.get(vm.id), most.get(vm.id)];
    const up = span(early?.up, late?.up);
    const replication = route?.replication;
    const point = replication === undefined ? undefined : recoveryPointOf(index, replication);
    return {
      vm: vm.id,
      ...(vm.tier === undefined ? {} : { tier: vm.tier }),
      fate: route === undefined ? "restarts" : "recovers",
      ...(route === undefined ? {} : { plan: route.plan.id }),
      ...(replication === undefined ? {} : { replication: replication.id }),
      cluster: job.cluster,
      ...(job.of.host === undefined ? {} : { host: job.of.host }),
      starts: span(early?.start, late?.start),
      up,
      back: {
        least: up.least + job.address.least,
        most: up.most === null || job.address.most === null ? null : up.most + job.address.most,
      },
      ...(point === undefined ? {} : { dataAge: point.seconds, dataInputs: point.inputs }),
      inputs: job.inputs,
      ...(early?.waitedFor === undefined ? {} : { waitedFor: early.waitedFor }),
    };
  });
  const vms = [
    ...come.sort((a, b) => (a.back?.least ?? 0) - (b.back?.least ?? 0) || (a.vm < b.vm ? -1 : 1)),
    ...fates.lost.map(({ vm, reason }) => gone(vm, "lost", reason)),
    ...fates.stopped.map((vm) => gone(vm, "stopped")),
  ];
  return {
    format: TIMELINE_FORMAT,
    estate: index.estate.name,
    failed,
    plans: fates.plans.map(({ id }: FailoverPlan) => id).sort(),
    vms,
    starts: [...slots.values()],
    tiers: tiersOf(vms),
    objectives: judgedObjectives(index, vms),
    missing: fates.missing,
    ...(fates.because === undefined ? {} : { uncertain: fates.because }),
  };
}

function span(least: number | undefined, most: number | undefined): Span {
  return { least: least ?? 0, most: most === undefined || !Number.isFinite(most) ? null : most };
}

function gone(vm: Vm, fate: "lost" | "stopped", reason?: LossReason): VmTimeline {
  return {
    vm: vm.id,
    ...(vm.tier === undefined ? {} : { tier: vm.tier }),
    fate,
    ...(reason === undefined ? {} : { reason }),
    inputs: [],
  };
}

function tiersOf(vms: readonly VmTimeline[]): readonly TierTimeline[] {
  const tiers = [...new Set(vms.map(({ tier }) => tier ?? null))].sort((a, b) =>
    a === null ? 1 : b === null ? -1 : a < b ? -1 : 1,
  );
  return tiers.map((tier) => {
    const own = vms.filter((vm) => (vm.tier ?? null) === tier);
    const backs = own.flatMap(({ back }) => back ?? []);
    const most = backs.some((back) => back.most === null) ? null : Math.max(...backs.map((back) => back.most ?? 0));
    return {
      tier,
      vms: own.length,
      lost: own.filter(({ fate }) => fate === "lost").length,
      stopped: own.filter(({ fate }) => fate === "stopped").length,
      ...(backs.length === 0 ? {} : { back: { least: Math.max(...backs.map((back) => back.least)), most } }),
    };
  });
}
