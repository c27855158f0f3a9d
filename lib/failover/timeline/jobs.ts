import type { EstateIndex, FailoverPlan, Id } from "../../estate";
import type { Route } from "../routes";
import { boot, haDetection } from "./defaults";
import type { Fates } from "./fates";
import { dependenciesOf, type Grouped, groupsOf, inOrder } from "./order";
import { declared, exactly, type Input, plus, type Span } from "./span";

/** A VM that comes back, with all that its times follow from. */
export interface Job {
  readonly of: Fates["back"][number];
  readonly vm: Id;
  readonly cluster: Id;
  /** Restarts by HA and starts of failover plans are two queues, even in one cluster. */
  readonly queue: string;
  readonly ready: Span;
  readonly boot: Span;
  /** Until clients find it at its address. */
  readonly address: Span;
  readonly after: readonly Id[];
  readonly group?: Id;
  readonly afterGroups: readonly Id[];
  readonly groupRank: number;
  readonly delay: number;
  readonly inputs: readonly Input[];
}

/** In the order in which they start. */
export function jobsOf(index: EstateIndex, { back }: Fates): readonly Job[] {
  const dependencies = dependenciesOf(index);
  const groups = new Map<Id, (vm: Id) => Grouped | undefined>();
  const restores = new Map<Id, Restore>();
  const placed = back.map((of) => {
    const starts = of.route !== undefined && of.route.replicas === undefined;
    const group = starts ? groupIn(index, groups, of.route.plan)(of.vm.id) : undefined;
    const after = of.route?.replicas === undefined ? (dependencies.get(of.vm.id) ?? []) : [];
    return { of, vm: of.vm.id, group, groupRank: group?.rank ?? 0, after };
  });
  return inOrder(index, placed).map(({ of, group, ...job }): Job => {
    const { vm, route, cluster } = of;
    const before =
      route === undefined ? detected(index, cluster) : route.replicas === undefined ? decided(route.plan) : [];
    const restored = route?.replication?.method === "backup" ? [restoreOf(index, restores, route, vm.id)] : [];
    const starting = route?.replicas === undefined ? boot(vm) : takenOver(route);
    const queue = route === undefined ? "" : route.replicas === undefined ? "\u0000failover" : "\u0000takeover";
    const address = addressOf(route, vm.networks ?? []);
    return {
      ...job,
      of,
      cluster,
      queue: `${cluster}${queue}`,
      ready: [...before, ...restored].reduce((sum, { seconds }) => plus(sum, seconds), exactly(0)),
      boot: starting.seconds,
      address: address?.seconds ?? exactly(0),
      ...(group === undefined ? {} : { group: group.id }),
      afterGroups: group?.after ?? [],
      delay: group?.delay ?? 0,
      inputs: [...before, ...restored, starting, ...(address === undefined ? [] : [address])],
    };
  });
}

function groupIn(index: EstateIndex, groups: Map<Id, (vm: Id) => Grouped | undefined>, plan: FailoverPlan) {
  const known = groups.get(plan.id) ?? groupsOf(index, plan);
  groups.set(plan.id, known);
  return known;
}

function detected(index: EstateIndex, cluster: Id): readonly Input[] {
  const platform = index.clusters.get(cluster)?.platform;
  return platform === undefined ? [] : [haDetection(platform)];
}

function decided({ id, detectionSeconds, decisionSeconds }: FailoverPlan): readonly Input[] {
  const object = `failoverPlans/${id}`;
  return [
    declared("detection", object, "detectionSeconds", detectionSeconds),
    declared("decision", object, "decisionSeconds", decisionSeconds),
  ];
}

/** Replicas run already: their clients find them by themselves, or at the latest when somebody decides. */
function takenOver({ replication, plan }: Route): Input {
  const { most } = decided(plan).reduce((sum, { seconds }) => plus(sum, seconds), exactly(0));
  const from = `replicas of ${replication?.id} run already, and take over by themselves or when ${plan.id} is decided`;
  return { what: "takeover", seconds: { least: 0, most }, origin: { kind: "worked-out", from } };
}

/** Seconds that restoring has taken so far, one VM after the other over the replication's link. */
interface Restore {
  seconds: number | undefined;
}

function restoreOf(index: EstateIndex, restores: Map<Id, Restore>, { replication }: Route, vm: Id): Input {
  const id = replication?.id ?? "";
  const missing = (object: string, fact: string): Input => ({
    what: "restore",
    seconds: { least: 0, most: null },
    origin: { kind: "missing", object, fact },
  });
  const link = index.links.get(replication?.link ?? "");
  if (link === undefined) return missing(`replications/${id}`, "link");
  if (link.bandwidthMbps === undefined) return missing(`links/${link.id}`, "bandwidthMbps");
  const sizes = index.vms.get(vm)?.disks?.map(({ sizeGib }) => sizeGib);
  if (sizes === undefined || sizes.includes(undefined)) return missing(`vms/${vm}`, "disks");
  const gib = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
  const restore = restores.get(id) ?? { seconds: 0 };
  restores.set(id, restore);
  restore.seconds = (restore.seconds ?? 0) + Math.ceil((gib * 8 * 2 ** 30) / (link.bandwidthMbps * 1_000_000));
  const from = `${gib} GiB after all before it over ${link.bandwidthMbps} Mbit/s of ${link.id}`;
  return { what: "restore", seconds: exactly(restore.seconds), origin: { kind: "worked-out", from } };
}

/** Until clients have let go of an address that changes. */
function addressOf(route: Route | undefined, networks: readonly Id[]): Input | undefined {
  const mapped = (route?.plan.networks ?? []).filter(({ from }) => networks.includes(from));
  const [changes] = mapped.filter(
    ({ from, to, addresses }) => addresses !== "keep" && (from !== to || addresses === "change"),
  );
  if (route === undefined || changes === undefined) return undefined;
  const { id, dnsTtlSeconds } = route.plan;
  const input = declared("clients find the new address", `failoverPlans/${id}`, "dnsTtlSeconds", dnsTtlSeconds);
  if (changes.addresses === "change" || dnsTtlSeconds === undefined) return input;
  const origin = {
    kind: "missing",
    object: `failoverPlans/${id}`,
    fact: `networks/${route.plan.networks?.indexOf(changes)}/addresses`,
  } as const;
  return { ...input, seconds: { least: 0, most: dnsTtlSeconds }, origin };
}
