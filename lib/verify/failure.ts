import type { CrowdProof, Lost, LostProof, StartProof, StepProof, SumProof, TogetherProof } from "../estate";
import { breaks } from "./board";
import { type Best, HOST_LOST, type Lots, RUNS, STUCK } from "./lots";
import type { PairRule } from "./model";

type Flaw = string | undefined;

/** Demand and capacity in one number. */
function weigh(
  amounts: { readonly [dimension: string]: readonly [number, number] },
  by: SumProof["multipliers"],
  bound: 0 | 1,
): number {
  return Object.entries(by).reduce((sum, [dimension, factor]) => sum + factor * (amounts[dimension]?.[bound] ?? 0), 0);
}

export function sum(lots: Lots, proof: SumProof | StepProof): Flaw {
  const { model, world } = lots;
  const set = new Set(proof.hosts === "all" ? model.hosts.keys() : proof.hosts);
  const inside = (host: number) => set.has(host);
  const steps = proof.kind === "steps" ? proof.steps : undefined;
  const weight = (vm: number) => {
    const demand = weigh(model.demand[vm] ?? {}, proof.multipliers, 0);
    return steps === undefined ? demand : (steps.findLast(({ atLeast }) => atLeast <= demand)?.weight ?? 0);
  };
  const best = new Map(model.considered.map((vm) => [vm, lots.best(vm)]));
  const bound = [...best].filter(([, { hosts }]) => hosts.every(inside));
  const counted = bound.filter(([, { needs, stays }]) => needs && !(stays && steps !== undefined));
  for (const [vm, replica] of leastReplicas(lots, best, bound, weight)) counted.push([vm, replica]);
  const used = new Set(counted.flatMap(([, { hosts }]) => hosts));
  const need = counted.reduce((total, [vm]) => total + weight(vm), 0);
  let have = 0;
  for (const host of used) {
    const room = model.hosts[host];
    if (room === undefined || world.hostGone(room) === 2) continue;
    const stayers =
      steps === undefined ? [] : bound.filter(([, { needs, stays, hosts }]) => needs && stays && hosts[0] === host);
    const left = Object.fromEntries(
      Object.entries(model.room[host] ?? {}).map(([dimension, [least, most]]) => {
        const taken = stayers.reduce((total, [vm]) => total + (model.demand[vm]?.[dimension]?.[0] ?? 0), 0);
        return [dimension, [Math.max(0, least - taken), Math.max(0, most - taken)] as const];
      }),
    );
    const size = weigh(left, proof.multipliers, 1);
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

export function crowd(lots: Lots, { rule: at, vms }: CrowdProof): Flaw {
  const rule = mandatory(lots, at);
  const best = vms.map((vm) => lots.best(vm));
  if (rule?.kind !== "anti-affinity" || new Set(vms).size < vms.length) return "no such mandatory rule";
  if (!vms.every((vm) => rule.vms.includes(lots.model.vms[vm]?.id ?? ""))) return "VMs that the rule does not name";
  if (!best.every(({ needs }) => needs)) return "VMs that need not run";
  const held = [...new Set(best.flatMap(({ hosts }) => hosts))].flatMap((at) => {
    const host = lots.model.hosts[at];
    return host === undefined ? [] : [lots.world.holding(host, rule.over ?? "host")];
  });
  if (held.some((domains) => !domains.all || domains.ids.length === 0)) return "hosts that are in no such domain";
  return new Set(held.flatMap(({ ids }) => ids)).size < vms.length ? undefined : "domains enough";
}

export function together(lots: Lots, { rules, vms }: TogetherProof): Flaw {
  const { model } = lots;
  const ids = new Set(vms.map((vm) => model.vms[vm]?.id ?? ""));
  const held = new Set([...ids].slice(0, 1));
  const tied = rules.map((at) => mandatory(lots, at)).flatMap((rule) => (rule?.kind === "affinity" ? [rule.vms] : []));
  for (let size = 0; size !== held.size; ) {
    size = held.size;
    for (const names of tied)
      if (names.some((id) => held.has(id))) for (const id of names) if (ids.has(id)) held.add(id);
  }
  if (held.size < ids.size) return "VMs that no rule holds together";
  const best = vms.map((vm) => lots.best(vm));
  if (!best.every(({ needs }) => needs)) return "VMs that need not run";
  const fitting = [...model.hosts.keys()].find((host) => {
    const there = best.every(({ hosts }) => hosts.includes(host));
    return there && fitBeside(lots, [...new Set(vms)], host);
  });
  return fitting === undefined ? undefined : `${model.hosts[fitting]?.id} may hold them all`;
}

/** Whether the VMs may be on the host together, beside those that take room where they are: capacity, and mandatory rules. */
function fitBeside(lots: Lots, vms: readonly number[], host: number): boolean {
  const { model } = lots;
  const stand = new Map([...model.hosts.keys()].flatMap((at) => stayers(lots, at).map((vm) => [vm, at] as const)));
  for (const vm of vms) stand.set(vm, host);
  const there = [...stand].flatMap(([vm, at]) => (at === host ? vm : []));
  const rules = model.pairRules.filter(
    (rule) => rule.mandatory && vms.some((vm) => rule.vms.includes(model.vms[vm]?.id ?? "")),
  );
  return model.fits(host, there) > 0 && !rules.some((rule) => breaks(lots, rule, members(lots, rule, stand), 2));
}

/** VMs that take room where they are whatever is done. */
function stayers(lots: Lots, host: number): readonly number[] {
  return lots.model.considered.filter((vm) => {
    const { needs, stays, hosts } = lots.best(vm);
    return needs && stays && hosts[0] === host;
  });
}

function mandatory(lots: Lots, at: number): PairRule | undefined {
  const rule = lots.model.estate.rules?.[at];
  return lots.model.pairRules.find((one) => one === rule && one.mandatory === true);
}

export function lost(lots: Lots, { service: at, vms }: LostProof): Flaw {
  const { model } = lots;
  const service = at === undefined ? undefined : model.estate.services?.[at];
  if (new Set(vms.map(({ vm }) => vm)).size < vms.length) return "a VM twice";
  const wrong = vms.find((one) => !isLost(lots, one));
  if (wrong !== undefined) return `${model.vms[wrong.vm]?.id} is not lost for ${wrong.reason}`;
  if (at === undefined) {
    const [one] = vms;
    if (one !== undefined && lots.isNeeded(one.vm)) return undefined;
    // One that keeps its room fails the scenario only for want of it.
    return one?.reason === "no-room" && lots.best(one.vm).needs ? undefined : "a VM that need not run";
  }
  if (service === undefined || !model.services.includes(service)) return "no service in scope";
  const short = vms.every(({ vm }) => service.vms.includes(model.vms[vm]?.id ?? ""));
  return short && service.vms.length - vms.length < (service.quorum ?? service.vms.length)
    ? undefined
    : "replicas enough";
}

function isLost(lots: Lots, { vm, reason, at }: Lost): boolean {
  const { model, world } = lots;
  const v = model.vms[vm];
  if (v === undefined || (reason !== "off" && !model.considered.includes(vm))) return false;
  if (reason === "off") return !model.isOn(vm);
  const home = lots.home(vm);
  const hosts = [...model.hosts.keys()];
  const somewhere = at === undefined ? lots.mayBeLost(vm) : lots.isPlace(vm, at);
  const there = home === undefined ? !lots.isFixed(vm) && somewhere === 2 : home === (at ?? home);
  const fates = home === undefined ? (at === undefined ? HOST_LOST : lots.fates(vm, at)) : lots.fates(vm, home);
  if (reason === "data-lost") return lots.dataGone(vm) === 2 && !model.mayRecover(vm);
  if (lots.dataGone(vm) > 0 && model.mayRecover(vm)) return false;
  const restarts = model.rank(vm) > 0 && model.restarts(vm) > 0;
  const down = lots.isPinned(vm) && !model.mustRun.has(vm) && model.mayStayDown(vm);
  if (reason === "nothing-reacts" || reason === "no-automatic-restart") {
    const named = reason === "nothing-reacts" ? fates & STUCK : 1;
    return there && named !== 0 && (fates & RUNS) === 0 && ((fates & HOST_LOST) === 0 || !restarts || down);
  }
  if (home !== undefined && fates & RUNS) return false;
  if (reason === "no-reachable-host") return hosts.every((host) => model.reaches(world, vm, host) === 0);
  const near = hosts.filter((host) => model.reaches(world, vm, host) > 0);
  if (reason === "rule") return near.length > 0 && near.every((host) => lots.canRun(vm, host) === 0);
  const may = lots.hosts(vm, 1);
  return may.length > 0 && !may.some((host) => fitBeside(lots, [vm], host));
}

export function start(lots: Lots, { host, dimension, vm, rule }: StartProof): Flaw {
  const { model } = lots;
  const homes = new Map(model.considered.flatMap((one) => [[one, lots.home(one)] as const]));
  const at = (where: number) => model.considered.filter((one) => homes.get(one) === where);
  if (rule !== undefined) {
    const broken = mandatory(lots, rule);
    const stand = new Map([...homes].flatMap(([one, home]) => (home === undefined ? [] : [[one, home] as const])));
    return broken !== undefined && breaks(lots, broken, members(lots, broken, stand), 2)
      ? undefined
      : "a rule that is not broken";
  }
  if (host === undefined || dimension === undefined) {
    const home = vm !== undefined && model.considered.includes(vm) ? lots.home(vm) : undefined;
    const stands = home === undefined || vm === undefined || (lots.before ?? lots).canRun(vm, home) > 0;
    return stands ? "a VM that may run where it is" : undefined;
  }
  if (vm !== undefined && !at(host).includes(vm)) return "a VM that is elsewhere";
  const need = at(host).reduce((total, one) => total + (model.demand[one]?.[dimension]?.[0] ?? 0), 0);
  return need > (model.room[host]?.[dimension]?.[1] ?? 0) ? undefined : `${model.hosts[host]?.id} has room`;
}

/** Where the VMs of a rule stand. */
function members({ model }: Lots, rule: PairRule, stand: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  return new Map([...stand].filter(([vm]) => rule.vms.includes(model.vms[vm]?.id ?? "")));
}
