import type { AntiAffinityRule, ContinuityProof, Service, UntouchedProof } from "../estate";
import { RUNS } from "./fates";
import type { Lots } from "./lots";
import { breaks } from "./rules";

type Flaw = string | undefined;

/** Whether the start placement is allowed, and leaves too few replicas running however all that is not told turns out. */
export function broken(lots: Lots, { service: at, places }: ContinuityProof): Flaw {
  const { model } = lots;
  const service = model.estate.services?.[at];
  if (service === undefined || !model.continuous.includes(service)) return "no service in scope";
  const placed = new Map<number, number>();
  for (let i = 0; i + 1 < places.length; i += 2) placed.set(places[i] ?? -1, places[i + 1] ?? -1);
  for (const vm of tied(lots, service)) {
    const host = placed.get(vm);
    const home = lots.home(vm);
    if (home !== undefined) placed.set(vm, home);
    else if (host === undefined ? !isNowhere(lots, vm) : lots.isFixed(vm) || !mayStart(lots, vm, host, 2))
      return "a place that is not allowed";
  }
  for (const rule of model.pairRules) {
    const free = model.members(rule).some((vm) => placed.has(vm) && !lots.isFixed(vm));
    if (free && breaks(lots, rule, (vm) => placed.get(vm) ?? -1, "perhaps")) return `${rule.id} is broken, or may be`;
  }
  const running = service.vms.filter((id) => {
    const vm = model.vmAt.get(id) ?? -1;
    const host = placed.get(vm);
    if (!model.isOn(vm)) return false;
    if (!model.counts(vm) || (host === undefined && !isNowhere(lots, vm))) return true;
    return host !== undefined && (lots.fates(vm, host) & RUNS) !== 0;
  });
  return running.length < (service.quorum ?? service.vms.length) ? undefined : "replicas enough";
}

/** Whether no start placement can touch so many replicas of any service that too few stay running. */
export function untouched(lots: Lots, { bounds, bySearch }: UntouchedProof): Flaw {
  const { model } = lots;
  if (bySearch) return undefined;
  for (const service of model.continuous) {
    const rules = bounds.find(({ service: at }) => model.estate.services?.[at] === service)?.rules ?? [];
    const touched = new Map<number, readonly number[]>();
    for (const id of service.vms) {
      const vm = model.vmAt.get(id) ?? -1;
      const at = !model.isOn(vm) || !model.counts(vm) || isNowhere(lots, vm) ? [-1] : exposed(lots, vm);
      if (at.length > 0) touched.set(vm, at);
    }
    let count = 0;
    for (const at of rules) {
      const rule = model.estate.rules?.[at];
      const known = model.pairRules.find(
        (one): one is AntiAffinityRule => one === rule && one.kind === "anti-affinity",
      );
      const members = [...touched].filter(([vm, [where = -1]]) => {
        return where >= 0 && known?.vms.includes(model.vms[vm]?.id ?? "") && !lots.isFixed(vm);
      });
      const over = (at: number) => (known ? model.held(at, known) : { ids: [], all: false });
      const held = [...new Set(members.flatMap(([, where]) => where))].map(over);
      if (held.some((domains) => !domains.all || domains.ids.length === 0)) continue;
      // A VM that stays keeps the others of the rule from its domain.
      const others = (known?.vms ?? []).flatMap((id) => model.vmAt.get(id) ?? []);
      const stay = others.flatMap((vm) => (model.counts(vm) ? (lots.home(vm) ?? []) : []));
      const taken = new Set(stay.flatMap((at) => over(at).ids));
      const free = new Set(held.flatMap((domains) => domains.ids).filter((id) => !taken.has(id)));
      count += Math.min(members.length, free.size);
      for (const [vm] of members) touched.delete(vm);
    }
    const left = service.vms.length - count - touched.size;
    if (left < (service.quorum ?? service.vms.length)) return `${service.id} may lose its quorum`;
    if (!hasStart(lots, service)) return `${service.id} may have no start`;
  }
  return undefined;
}

/** Replicas, and all VMs that rules tie to them. */
function tied(lots: Lots, service: Service): readonly number[] {
  const { model } = lots;
  const somewhere = model.considered.filter((vm) => !isNowhere(lots, vm));
  const known = new Set(somewhere.map((vm) => model.vms[vm]?.id ?? ""));
  const ids = new Set(service.vms.filter((id) => known.has(id)));
  for (let size = 0; size !== ids.size; ) {
    size = ids.size;
    for (const { vms } of model.pairRules) {
      if (vms.some((id) => ids.has(id))) for (const id of vms) if (known.has(id)) ids.add(id);
    }
  }
  return somewhere.filter((vm) => ids.has(model.vms[vm]?.id ?? ""));
}

function mayStart({ model }: Lots, vm: number, host: number, least: number): boolean {
  return model.reaches(model.start, vm, host) >= least && model.obeysAll(vm, host);
}

/** Whether no host can run it, so that it runs nowhere before anything fails. */
function isNowhere(lots: Lots, vm: number): boolean {
  return (lots.before ?? lots).hosts(vm, 1).length === 0;
}

/** The hosts where it may stand and not go on running. */
function exposed(lots: Lots, vm: number): readonly number[] {
  const home = lots.home(vm);
  if (lots.isFixed(vm)) return home === undefined ? [-1] : lots.fates(vm, home) === RUNS ? [] : [home];
  return [...lots.model.hosts.keys()].filter((host) => lots.fates(vm, host) !== RUNS && mayStart(lots, vm, host, 1));
}

/** Whether some start placement may be allowed: where none is, nothing is known of the one that there will be. */
function hasStart(lots: Lots, service: Service): boolean {
  const { model } = lots;
  const free = tied(lots, service).filter((vm) => !lots.isFixed(vm) && !isNowhere(lots, vm));
  const fixed = tied(lots, service).flatMap((vm) => [[vm, lots.home(vm)] as const]);
  const placed = new Map(fixed.flatMap(([vm, home]) => (home === undefined ? [] : [[vm, home] as const])));
  let steps = 10_000;
  return extend(0);

  function extend(index: number): boolean {
    const vm = free[index];
    if (vm === undefined) return true;
    const rules = model.pairRules.filter(({ vms }) => vms.includes(model.vms[vm]?.id ?? ""));
    for (const host of model.hosts.keys()) {
      if (!mayStart(lots, vm, host, 1) || --steps < 0) continue;
      placed.set(vm, host);
      const at = (one: number) => placed.get(one) ?? -1;
      if (rules.every((rule) => !breaks(lots, rule, at, "surely")) && extend(index + 1)) return true;
      placed.delete(vm);
    }
    return false;
  }
}
