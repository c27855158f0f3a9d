import type { SumProof } from "../estate";
import type { Best, Lots } from "./lots";
import type { Model } from "./model";

const KNOWN = new WeakMap<Lots, Map<SumProof, Sum>>();

/** VMs that can be on the hosts of a set only demand more than these offer, in a weighted sum of dimensions. */
export function sum(lots: Lots, proof: SumProof): string | undefined {
  const { model } = lots;
  const before = lots.before ?? lots;
  if (Object.values(proof.multipliers).some((factor) => factor <= 0)) return "a multiplier that is not above 0";
  const known = KNOWN.get(before) ?? new Map<SumProof, Sum>();
  const own = known.get(proof) ?? new Sum(before, proof);
  KNOWN.set(before, known.set(proof, own));
  const offered = (hosts: Iterable<number>) =>
    [...hosts].reduce((total, host) => (lots.isLost(host) ? total : total + (own.room[host] ?? 0)), 0);
  if (lots.calm === before && exceeds(own.required, offered(own.hosts))) return undefined;
  const best = new Map(model.considered.map((vm) => [vm, lots.best(vm)]));
  const isInside = new Map<Best, boolean>();
  for (const lot of new Set(best.values()))
    isInside.set(
      lot,
      lot.hosts.every((host) => own.hosts.has(host)),
    );
  const inside = new Map([...best].filter(([, lot]) => isInside.get(lot)));
  const counted = [...inside].filter(([, { needs }]) => needs);
  for (const vm of leastReplicas(model, best, inside, own)) counted.push(vm);
  const need = counted.reduce((total, [vm]) => total + (own.demand[vm] ?? 0), 0);
  const have = offered(new Set([...new Set(counted.map(([, { hosts }]) => hosts))].flat()));
  return exceeds(need, have) ? undefined : `${need} is not more than ${have}`;
}

/** Larger sums than these may be rounded. */
function exceeds(need: number, have: number): boolean {
  return need > have && Number.isSafeInteger(need);
}

/** What of a sum is the same in every scenario. */
class Sum {
  readonly hosts: ReadonlySet<number>;
  /** By VM at least, by host at most. */
  readonly demand: Float64Array;
  readonly room: Float64Array;
  /** What VMs demand that must run, wherever that is on hosts of the set only: in any scenario that only takes hosts. */
  readonly required: number;

  constructor(before: Lots, { multipliers, hosts }: SumProof) {
    const { model } = before;
    const { dimensions, demand, room } = model.sizes;
    const factors = dimensions.map((name) => (Object.hasOwn(multipliers, name) ? (multipliers[name] ?? 0) : 0));
    const weighted = (rows: Float64Array, at: number) =>
      factors.reduce((total, factor, d) => (factor ? total + factor * (rows[at * factors.length + d] ?? 0) : total), 0);
    this.hosts = new Set(hosts === "all" ? model.hosts.keys() : hosts);
    this.demand = Float64Array.from(model.vms, (_, vm) => weighted(demand.least, vm));
    this.room = Float64Array.from(model.hosts, (_, host) => weighted(room.most, host));
    const isBound = (vm: number) =>
      [before.home(vm) ?? [], before.hosts(vm, 1)].flat().every((host) => this.hosts.has(host));
    const sure = model.considered.filter(
      (vm) => model.required.has(vm) && (before.dataGone(vm) === 0 || !model.mayRecover(vm)) && isBound(vm),
    );
    this.required = sure.reduce((total, vm) => total + (this.demand[vm] ?? 0), 0);
  }
}

/** The replicas that a service cannot do without inside the set: as many as it needs there, the smallest ones. */
function leastReplicas(
  model: Model,
  best: ReadonlyMap<number, Best>,
  insiders: ReadonlyMap<number, Best>,
  { demand }: Sum,
): readonly [number, Best][] {
  return model.services.flatMap((service) => {
    const replicas = service.vms.flatMap((id) => model.vmAt.get(id) ?? []).filter((vm) => model.isOn(vm));
    const shared = (vm: number) => model.services.filter(({ vms }) => vms.includes(model.vms[vm]?.id ?? "")).length > 1;
    const elsewhere = replicas.filter((vm) => {
      const lot = best.get(vm);
      return lot === undefined || lot.recovers || (lot.runs && !insiders.has(vm));
    }).length;
    const candidates = replicas.flatMap((vm): readonly [number, Best][] => {
      const lot = insiders.get(vm);
      return lot?.runs && !lot.recovers ? [[vm, lot]] : [];
    });
    const sure = candidates.filter(([, { needs }]) => needs).length;
    const shares = candidates.filter(([vm, { needs }]) => !needs && shared(vm)).length;
    const open = candidates
      .filter(([vm, { needs }]) => !needs && !shared(vm))
      .sort(([a], [b]) => (demand[a] ?? 0) - (demand[b] ?? 0));
    return open.slice(0, Math.max(0, (service.quorum ?? service.vms.length) - elsewhere - sure - shares));
  });
}
