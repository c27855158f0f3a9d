import { type EstateIndex, type FailoverPlan, type Id, powerOf, type Requirement, type Vm } from "../../estate";
import {
  distinctFacts,
  type FailedDomain,
  type LossReason,
  type MissingFact,
  ScenarioProver,
  type SearchWork,
} from "../../prover";
import { Aftermath } from "../aftermath";
import { departuresOf } from "../departures";
import { Losses } from "../losses";
import { Plans } from "../plans";
import type { Route } from "../routes";
import { shedBy } from "../shed";
import { YES } from "../tri";
import { waysOf } from "../ways";

/** What becomes of every VM that is on when a scenario happens. */
export interface Fates {
  /** VMs that go down and come back, by the cluster that they start in; with the route of those that fail over. */
  readonly back: readonly { readonly vm: Vm; readonly cluster: Id; readonly host?: Id; readonly route?: Route }[];
  readonly lost: readonly { readonly vm: Vm; readonly reason: LossReason }[];
  readonly stopped: readonly Vm[];
  readonly plans: readonly FailoverPlan[];
  /** Facts without which what is told may be wrong. */
  readonly missing: readonly MissingFact[];
  /** Why it is not certain, where no fact is missing. */
  readonly because?: string;
}

const WORK: SearchWork = { stepsPerScenario: 200_000, shouldStop: () => false };
/** VMs that find no place are left out and the others placed again, so often at most. */
const MOST_ROUNDS = 12;
const ID = "everything";

/**
 * Who goes down, and who comes back where: by the prover's own placement. Where not everything finds room, as much as a good restart order leaves down is
 * lost.
 */
export function fatesOf(index: EstateIndex, failed: readonly FailedDomain[]): Fates {
  const losses = new Losses(index, failed);
  const departures = departuresOf(new Plans(index), losses);
  const routes = departures?.routes ?? new Map<Id, Route>();
  const plans = [...new Set([...routes.values()].map(({ plan }) => plan))];
  const shed = shedBy(index, plans, (vm) => routes.has(vm));
  const requirement: Requirement = { id: ID, tolerate: {} };
  const on = [...index.vms.values()].filter((vm) => powerOf(vm) === "on");
  const lost = new Map<Id, LossReason>();
  const facts = [...(departures?.missing ?? []), ...shed.missing];
  let because: string | undefined;
  let placement: ReadonlyMap<Id, Id> = new Map();
  const [way] = waysOf(index, "auto", index.clusters.keys()).ways;
  const pinned = way?.pinned ?? new Set<Id>();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const stopped = new Set([...shed.stopped, ...lost.keys()]);
    const scope = new Set(on.map(({ id }) => id).filter((id) => !stopped.has(id)));
    if (scope.size === 0) break;
    const after = new Aftermath(index, requirement, { routes, stopped, pinned }, scope, 0, WORK);
    const judged = after.decide(failed);
    because = judged.outcome === "undecided" ? judged.because : undefined;
    if (judged.outcome === "undecided") facts.push(...judged.missing);
    if (judged.outcome === "survived") placement = after.placement(failed) ?? placement;
    if (judged.outcome !== "failed") break;
    const news = after.explain(failed, new Set(shed.stopped)).lost.filter(({ vm }) => !lost.has(vm));
    if (news.length === 0) {
      because = "which VMs stay down is not known";
      break;
    }
    for (const { vm, reason } of news) lost.set(vm, reason);
  }
  const homes = startOf(index, on, requirement);
  const isStopped = new Set(shed.stopped);
  const down = (vm: Vm): boolean => {
    if (routes.has(vm.id) || losses.needsFailover(vm) === YES) return true;
    const home = index.hosts.get(vm.host ?? homes.get(vm.id) ?? "");
    return home !== undefined && losses.gone.host(home) === YES;
  };
  const back = on.flatMap((vm) => {
    if (lost.has(vm.id) || isStopped.has(vm.id) || !down(vm)) return [];
    const route = routes.get(vm.id);
    const host = placement.get(vm.id);
    return [{ vm, cluster: route?.cluster ?? vm.cluster ?? "", ...(host && { host }), ...(route && { route }) }];
  });
  return {
    back,
    lost: on.flatMap((vm) => {
      const reason = lost.get(vm.id);
      return reason === undefined ? [] : [{ vm, reason }];
    }),
    stopped: on.filter(({ id }) => isStopped.has(id)),
    plans,
    missing: distinctFacts(facts),
    ...(because === undefined ? {} : { because }),
  };
}

/** Where VMs whose host is not told run before the failure: a placement of the prover's, one of many. */
function startOf(index: EstateIndex, on: readonly Vm[], requirement: Requirement): ReadonlyMap<Id, Id> {
  if (on.every(({ host }) => host !== undefined)) return new Map();
  const prover = new ScenarioProver(index, { ...requirement, placement: "repack" }, WORK);
  return prover.decide([]).outcome === "survived" ? (prover.placement([]) ?? new Map()) : new Map();
}
