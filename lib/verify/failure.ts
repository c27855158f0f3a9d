import type { CrowdProof, Lost, LostProof, StartProof, TogetherProof } from "../estate";
import { breaks } from "./board";
import { HOST_LOST, RUNS, STUCK } from "./fates";
import type { Lots } from "./lots";
import type { PairRule } from "./model";

type Flaw = string | undefined;

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
  if (v === undefined || (reason !== "off" && !model.counts(vm))) return false;
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
    if (home === undefined && lots.isFixed(vm)) return isLostEverywhere(lots, vm, restarts && !down);
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

/** Of a VM that stays on a host that is not told: whether it is lost on each where it may be. */
function isLostEverywhere(lots: Lots, vm: number, restarts: boolean): boolean {
  const places = (lots.before ?? lots).hosts(vm, 1).filter((host) => lots.model.holds(vm, host));
  return places.every((host) => (lots.fates(vm, host) & RUNS) === 0 && !(restarts && lots.fates(vm, host) & HOST_LOST));
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
    if (vm === undefined || !model.counts(vm) || !lots.isFixed(vm)) return "no VM that stays where it is";
    const home = lots.home(vm);
    const before = lots.before ?? lots;
    const broken = home === undefined ? before.hosts(vm, 1).length === 0 : before.canRun(vm, home) === 0;
    return broken ? undefined : "a VM that may run where it is";
  }
  if (vm !== undefined && !at(host).includes(vm)) return "a VM that is elsewhere";
  const need = at(host).reduce((total, one) => total + (model.demand[one]?.[dimension]?.[0] ?? 0), 0);
  return need > (model.room[host]?.[dimension]?.[1] ?? 0) ? undefined : `${model.hosts[host]?.id} has room`;
}

/** Where the VMs of a rule stand. */
function members({ model }: Lots, rule: PairRule, stand: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  return new Map([...stand].filter(([vm]) => rule.vms.includes(model.vms[vm]?.id ?? "")));
}
