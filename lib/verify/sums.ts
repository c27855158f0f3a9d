import type { StepProof, SumProof } from "../estate";
import type { Best, Lots } from "./lots";
import type { Model } from "./model";

type Flaw = string | undefined;

/** A row of sizes in one number. */
function weigh({ dimensions }: Model, rows: Float64Array, at: number, by: SumProof["multipliers"]): number {
  const width = dimensions.length;
  return dimensions.reduce((sum, name, d) => {
    const factor = Object.hasOwn(by, name) ? (by[name] ?? 0) : 0;
    return factor === 0 ? sum : sum + factor * (rows[at * width + d] ?? 0);
  }, 0);
}

/** What a sum comes to whatever hosts are lost: from below what is needed, by host what it offers at most. */
interface Bound {
  readonly need: number;
  readonly prices: ReadonlyMap<number, number>;
}

const BOUNDS = new WeakMap<Lots, Map<SumProof | StepProof, Bound>>();

/** VMs that must run wherever that is, on hosts of the set only, against all that the set offers: the same in every scenario of lost hosts. */
function boundOf(before: Lots, proof: SumProof | StepProof): Bound {
  const known = BOUNDS.get(before) ?? new Map<SumProof | StepProof, Bound>();
  BOUNDS.set(before, known);
  const found = known.get(proof);
  if (found !== undefined) return found;
  const { model } = before;
  const set = new Set(proof.hosts === "all" ? model.hosts.keys() : proof.hosts);
  const steps = proof.kind === "steps" ? proof.steps : undefined;
  const counted = model.considered.filter((vm) => {
    const home = before.home(vm);
    const sure = model.required.has(vm) && (before.dataGone(vm) === 0 || !model.mayRecover(vm));
    if (!sure || (steps !== undefined && before.isFixed(vm))) return false;
    return (home === undefined || set.has(home)) && before.hosts(vm, 1).every((host) => set.has(host));
  });
  const need = counted.reduce((total, vm) => total + weightOf(before, proof, vm), 0);
  const prices = [...set].map((host) => {
    const size = weigh(model, model.room.most, host, proof.multipliers);
    return [host, steps === undefined ? size : price(steps, size)] as const;
  });
  const bound = { need, prices: new Map(prices) };
  known.set(proof, bound);
  return bound;
}

function weightOf({ model }: Lots, proof: SumProof | StepProof, vm: number): number {
  const demand = weigh(model, model.demand.least, vm, proof.multipliers);
  if (proof.kind === "sum") return demand;
  return proof.steps.findLast(({ atLeast }) => atLeast <= demand)?.weight ?? 0;
}

export function sum(lots: Lots, proof: SumProof | StepProof): Flaw {
  const { model, before } = lots;
  if (before !== undefined && lots.calm === before) {
    const { need, prices } = boundOf(before, proof);
    let offered = 0;
    for (const [host, amount] of prices) if (!lots.isLost(host)) offered += amount;
    if (need > offered) return undefined;
  }
  const set = new Set(proof.hosts === "all" ? model.hosts.keys() : proof.hosts);
  const inside = (host: number) => set.has(host);
  const steps = proof.kind === "steps" ? proof.steps : undefined;
  const weight = (vm: number) => weightOf(lots, proof, vm);
  const best = new Map(model.considered.map((vm) => [vm, lots.best(vm)]));
  const bound = [...best].filter(([, { hosts }]) => hosts.every(inside));
  const counted = bound.filter(([, { needs, stays }]) => needs && !(stays && steps !== undefined));
  for (const [vm, replica] of leastReplicas(lots, best, bound, weight)) counted.push([vm, replica]);
  const used = new Set(counted.flatMap(([, { hosts }]) => hosts));
  const need = counted.reduce((total, [vm]) => total + weight(vm), 0);
  let have = 0;
  for (const host of used) {
    if (lots.isLost(host)) continue;
    const stayers =
      steps === undefined ? [] : bound.filter(([, { needs, stays, hosts }]) => needs && stays && hosts[0] === host);
    const width = model.dimensions.length;
    const left = Float64Array.from({ length: width }, (_, d) =>
      stayers.reduce(
        (room, [vm]) => Math.max(0, room - (model.demand.least[vm * width + d] ?? 0)),
        model.room.most[host * width + d] ?? 0,
      ),
    );
    const size = weigh(model, left, 0, proof.multipliers);
    have += steps === undefined ? size : price(steps, size);
  }
  return need > have ? undefined : `${need} is not more than ${have}`;
}

/** The replicas that a service cannot do without inside the set: as many as it needs there, the lightest ones. */
function leastReplicas(
  { model }: Lots,
  best: ReadonlyMap<number, Best>,
  bound: readonly (readonly [number, Best])[],
  weight: (vm: number) => number,
): readonly (readonly [number, Best])[] {
  const insiders = new Map(bound);
  return model.services.flatMap((service) => {
    const replicas = service.vms.flatMap((id) => model.vmAt.get(id) ?? []).filter((vm) => model.isOn(vm));
    const shared = (vm: number) => model.services.filter(({ vms }) => vms.includes(model.vms[vm]?.id ?? "")).length > 1;
    const elsewhere = replicas.filter((vm) => {
      const lot = best.get(vm);
      return lot === undefined || lot.recovers || (lot.runs && !insiders.has(vm));
    }).length;
    const candidates = replicas.flatMap((vm) => {
      const lot = insiders.get(vm);
      return lot?.runs && !lot.recovers ? [[vm, lot] as const] : [];
    });
    const sure = candidates.filter(([, { needs }]) => needs).length;
    const shares = candidates.filter(([vm, { needs }]) => !needs && shared(vm)).length;
    const open = candidates
      .filter(([vm, { needs }]) => !needs && !shared(vm))
      .sort(([a], [b]) => weight(a) - weight(b));
    return open.slice(0, Math.max(0, (service.quorum ?? service.vms.length) - elsewhere - sure - shares));
  });
}

/** The most that any multiset of steps can weigh within the size. */
function price(steps: StepProof["steps"], size: number): number {
  const dearest = Math.max(
    ...steps.map(({ atLeast, weight }) => (atLeast > 0 ? (size / atLeast) * weight : Number.POSITIVE_INFINITY)),
  );
  if (!(dearest < 1e6)) return Number.POSITIVE_INFINITY;
  const cost = [0];
  for (let weight = 1; weight <= dearest; weight++) {
    cost[weight] = Math.min(...steps.map((step) => (cost[Math.max(0, weight - step.weight)] ?? 0) + step.atLeast));
    if ((cost[weight] ?? 0) > size) return weight - 1;
  }
  return Math.floor(dearest);
}
