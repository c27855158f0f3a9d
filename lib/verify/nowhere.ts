import type { NowhereProof } from "../estate";
import type { Lots } from "./lots";
import type { PairRule } from "./model";
import { breaks, mandatory, standing } from "./rules";

/** VMs that must be placed, together where affinity holds them so, and that no host can take; or where one can, others are at a loss then. */
export function nowhere(lots: Lots, { rules, vms, but = [] }: NowhereProof): string | undefined {
  const { model } = lots;
  if (vms.length === 0 || !vms.every((vm) => lots.best(vm).needs)) return "VMs that need not be placed";
  const ids = new Set(vms.map((vm) => model.vms[vm]?.id ?? ""));
  const held = new Set([...ids].slice(0, 1));
  const tied = rules.map((at) => mandatory(model, at)).flatMap((rule) => (rule?.kind === "affinity" ? [rule.vms] : []));
  for (let size = 0; size !== held.size; ) {
    size = held.size;
    for (const names of tied)
      if (names.some((id) => held.has(id))) for (const id of names) if (ids.has(id)) held.add(id);
  }
  if (held.size < ids.size) return "VMs that no rule holds together";
  for (const host of model.hosts.keys()) {
    const there = vms.every((vm) => lots.best(vm).hosts.includes(host));
    if (!there || !fitBeside(lots, [...new Set(vms)], host)) continue;
    const found = but.find((one) => one.host === host);
    if (found === undefined) return `${model.hosts[host]?.id} may take them`;
    const flaw = nowhere(lots.with(vms, host), found.proof);
    if (flaw !== undefined) return flaw;
  }
  return undefined;
}

/** Whether the VMs may be on the host together, beside those that take room where they are: capacity, and mandatory rules. */
function fitBeside(lots: Lots, vms: readonly number[], host: number): boolean {
  const { model } = lots;
  const stand = new Map<number, number>();
  for (const vm of model.considered) {
    const { needs, stays, hosts } = lots.best(vm);
    if (needs && stays && hosts[0] !== undefined) stand.set(vm, hosts[0]);
  }
  for (const vm of vms) stand.set(vm, host);
  const there = [...stand].flatMap(([vm, at]) => (at === host ? vm : []));
  const rules = model.pairRules.filter(
    (rule) => rule.mandatory && vms.some((vm) => rule.vms.includes(model.vms[vm]?.id ?? "")),
  );
  const isBroken = (rule: PairRule) =>
    breaks(
      model,
      rule,
      standing(model, rule, (vm) => stand.get(vm)),
      "surely",
    );
  return model.sizes.fits(host, there) > 0 && !rules.some(isBroken);
}
