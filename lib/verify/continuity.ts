import type { AntiAffinityRule, ContinuityProof, Service, UntouchedProof } from "../estate";
import { RUNS } from "./fates";
import type { Lots } from "./lots";
import { breaks } from "./rules";

type Flaw = string | undefined;
type Reading = "surely" | "perhaps";

/** Whether a start placement that is allowed leaves too few replicas running, however all that is not told turns out. */
export function broken(lots: Lots, { service: at, places }: ContinuityProof): Flaw {
  const { model } = lots;
  const service = model.continuous.find((one) => one === model.estate.services?.[at]);
  if (service === undefined) return "no service in scope";
  const start = startOf(lots, service, places, "surely");
  if (typeof start === "string") return start;
  const running = service.vms.filter((id) => {
    const vm = model.vmAt.get(id) ?? -1;
    const host = start.get(vm);
    if (!model.isOn(vm)) return false;
    if (!model.counts(vm)) return true;
    return host !== undefined && (lots.fates(vm, host) & RUNS) !== 0;
  });
  return running.length < quorumOf(service) ? undefined : "replicas enough";
}

/** Whether no start placement can touch so many replicas of any service that too few stay running. */
export function untouched(lots: Lots, { bounds }: UntouchedProof): Flaw {
  const { model } = lots;
  for (const service of model.continuous) {
    const bound = bounds.find(({ service: at }) => model.estate.services?.[at] === service);
    // Where no start placement is allowed, nothing is known of the one that there will be.
    const start = startOf(lots, service, bound?.places ?? [], "perhaps");
    if (typeof start === "string") return start;
    const left = service.vms.length - mostTouched(lots, service, bound?.rules ?? []);
    if (left < quorumOf(service)) return `${service.id} may lose its quorum`;
  }
  return undefined;
}

/** Replicas that can be touched at once: all that can be, but of one rule no more than touched domains can each have one of. */
function mostTouched(lots: Lots, { vms }: Service, rules: readonly number[]): number {
  const { model } = lots;
  const touched = new Map<number, readonly number[]>();
  let count = 0;
  for (const id of vms) {
    const vm = model.vmAt.get(id) ?? -1;
    if (!model.isOn(vm) || !model.counts(vm) || isNowhere(lots, vm)) count++;
    else touched.set(vm, exposed(lots, vm));
  }
  for (const at of rules) {
    const rule = model.estate.rules?.[at];
    const known = model.pairRules.find((one): one is AntiAffinityRule => one === rule && one.kind === "anti-affinity");
    if (known === undefined) continue;
    const members = model.members(known);
    const free = members.filter((vm) => touched.get(vm)?.length && !lots.isFixed(vm));
    const held = free.map((vm) => (touched.get(vm) ?? []).map((host) => model.held(host, known)));
    if (held.flat().some(({ ids, all }) => !all || ids.length === 0)) continue;
    // A VM that stays keeps the others of the rule from its domain.
    const stay = members.flatMap((vm) => (model.counts(vm) ? (lots.home(vm) ?? []) : []));
    const taken = new Set(stay.flatMap((host) => model.held(host, known).ids));
    count += matched(held.map((row) => row.flatMap(({ ids }) => ids).filter((id) => !taken.has(id))));
    for (const vm of free) touched.delete(vm);
  }
  return count + [...touched.values()].filter((hosts) => hosts.length > 0).length;
}

/** How many can each have an own one of their choices. */
function matched(choices: readonly (readonly string[])[]): number {
  const holder = new Map<string, number>();
  const place = (i: number, seen: Set<string>): boolean =>
    (choices[i] ?? []).some((choice) => {
      if (seen.has(choice)) return false;
      seen.add(choice);
      const other = holder.get(choice);
      if (other !== undefined && !place(other, seen)) return false;
      holder.set(choice, i);
      return true;
    });
  return choices.filter((_, i) => place(i, new Set())).length;
}

/**
 * The start placement of the replicas and of all VMs that rules tie to them, if it is allowed: surely, or perhaps; else what is wrong with it.
 * Capacity is not counted; VMs that stay are where they are, whatever rules say of them.
 */
function startOf(
  lots: Lots,
  service: Service,
  places: readonly number[],
  reading: Reading,
): ReadonlyMap<number, number> | string {
  const { model } = lots;
  const given = new Map<number, number>();
  for (let i = 0; i + 1 < places.length; i += 2) given.set(places[i] ?? -1, places[i + 1] ?? -1);
  const start = new Map<number, number>();
  for (const vm of tied(lots, service)) {
    const home = lots.home(vm);
    const host = home ?? given.get(vm) ?? -1;
    const isUntold = home === undefined && lots.isFixed(vm);
    const may = isUntold ? "perhaps" === reading : home !== undefined || mayStart(lots, vm, host, reading);
    if (!may) return `${model.vms[vm]?.id} has no place where it may start`;
    if (!isUntold) start.set(vm, host);
  }
  for (const rule of model.pairRules) {
    const members = model.members(rule).filter((vm) => start.has(vm));
    const clashes = (a: number, b: number) =>
      a !== b &&
      breaks(model, rule, [start.get(a) ?? -1, start.get(b) ?? -1], reading === "surely" ? "perhaps" : "surely");
    const free = members.filter((vm) => !lots.isFixed(vm));
    if (free.some((vm) => members.some((other) => clashes(vm, other)))) return `${rule.id} is broken, or may be`;
  }
  return start;
}

/** Replicas, and all VMs that rules tie to them, that are somewhere. */
function tied(lots: Lots, service: Service): readonly number[] {
  const { model } = lots;
  const found = new Set<number>();
  const open = service.vms.flatMap((id) => model.vmAt.get(id) ?? []);
  for (let vm = open.pop(); vm !== undefined; vm = open.pop()) {
    if (found.has(vm) || !model.counts(vm) || isNowhere(lots, vm)) continue;
    found.add(vm);
    for (const rule of model.rulesOf[vm] ?? []) open.push(...model.members(rule));
  }
  return [...found];
}

function mayStart({ model }: Lots, vm: number, host: number, reading: Reading): boolean {
  return model.reaches(model.start, vm, host) >= (reading === "surely" ? 2 : 1) && model.obeysAll(vm, host);
}

/** Whether no host can run it, so that it runs nowhere before anything fails. */
function isNowhere(lots: Lots, vm: number): boolean {
  return (lots.before ?? lots).hosts(vm, 1).length === 0;
}

/** The hosts where it may stand and not go on running; -1: one that is not told. */
function exposed(lots: Lots, vm: number): readonly number[] {
  const home = lots.home(vm);
  if (lots.isFixed(vm)) return home === undefined ? [-1] : lots.fates(vm, home) === RUNS ? [] : [home];
  const hosts = [...lots.model.hosts.keys()];
  return hosts.filter((host) => lots.fates(vm, host) !== RUNS && mayStart(lots, vm, host, "perhaps"));
}

function quorumOf({ vms, quorum }: Service): number {
  return quorum ?? vms.length;
}
