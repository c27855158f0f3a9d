import type { Problem } from "../fates/problem";
import { roomLeft } from "../search/fragments";
import { rulebookOf } from "../search/rulebook";
import type { Units } from "../search/units";
import { amount, counted, dimensionLabel, listed } from "./words";

/** Why some VMs cannot all be placed: a sum, pieces of one size, a rule that keeps them apart, or that every way was tried. */
export function unplaceableBecause(problem: Problem, units: Units, vms: readonly number[]): string {
  const { model } = problem;
  const width = model.dimensions.length;
  const hosts = [...model.hosts.keys()].filter((h) =>
    vms.some((vm) => problem.allowed(model.cohortOfVm[vm] ?? 0)[h] === 1),
  );
  if (hosts.length === 0) return `${vms.length === 1 ? "has" : "have"} no host that is left`;
  const free = units.stays.length === 0 ? "there" : "free";
  for (let d = 0; d < width; d += 1) {
    const { name = "", unit = "" } = model.dimensions[d] ?? {};
    const rooms = roomLeft(problem, units, d);
    const room = hosts.reduce((sum, h) => sum + Math.max(0, rooms[h] ?? 0), 0);
    const sizes = vms.map((vm) => model.demand[vm * width + d] ?? 0);
    const need = sizes.reduce((sum, size) => sum + size, 0);
    if (need > room && vms.length > 1)
      return `need ${amount(need, unit)} of ${dimensionLabel(name)}, and ${amount(room, unit)} is ${free} on ${counted(hosts.length, "host")}`;
    const least = Math.min(...sizes);
    if (least === 0) continue;
    const places = hosts.reduce((sum, h) => sum + Math.floor(Math.max(0, rooms[h] ?? 0) / least), 0);
    if (places >= vms.length) continue;
    const most = Math.max(...hosts.map((h) => rooms[h] ?? 0));
    return vms.length === 1
      ? `needs ${amount(least, unit)} of ${dimensionLabel(name)} on one host, and no host has more than ${amount(Math.max(0, most), unit)} ${free}`
      : `need ${amount(least, unit)} of ${dimensionLabel(name)} or more each, and ${counted(hosts.length, "host has", "hosts have")} room for ${places} of that size`;
  }
  return ruleOf(problem, vms) ?? "cannot be placed together: every way was tried";
}

function ruleOf(problem: Problem, vms: readonly number[]): string | undefined {
  const { model } = problem;
  const rules = rulebookOf(model, problem.reading);
  const apart = rules.apartVms.findIndex((members) => vms.every((vm) => members.includes(vm)));
  if (apart !== -1)
    return `must be apart (rule ${model.rules.apart[rules.apartSource[apart] ?? 0]?.rule.id}), and there are too few places`;
  const together = rules.togetherVms.findIndex((members) => vms.every((vm) => members.includes(vm)));
  if (together === -1) return undefined;
  const names = listed([model.rules.together[rules.togetherSource[together] ?? 0]?.rule.id ?? ""]);
  return `must be on one host (rule ${names}), and none has room for them`;
}
