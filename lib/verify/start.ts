import type { Lots } from "./lots";
import { breaks, standing } from "./rules";
import type { Tri } from "./tri";

/** What the VMs that stay where they are break, surely or perhaps, before anything fails: then nothing is survived. */
export function startFlaw(before: Lots, reading: "surely" | "perhaps"): string | undefined {
  const { model } = before;
  const bad: Tri = reading === "surely" ? 0 : 1;
  const stand = new Map<number, number>();
  for (const vm of model.considered.filter((one) => before.isFixed(one))) {
    const home = before.home(vm);
    if (home !== undefined) stand.set(vm, home);
    const place = home !== undefined ? before.canRun(vm, home) : before.places(vm).length === 0 ? 0 : 2;
    if (place <= bad) return `${model.vms[vm]?.id} cannot run where it is`;
  }
  const on = model.hosts.map((): number[] => []);
  for (const [vm, home] of stand) on[home]?.push(vm);
  const full = on.findIndex((vms, host) => model.sizes.fits(host, vms) <= bad);
  if (full >= 0) return `${model.hosts[full]?.id} is overfull before anything fails`;
  const counts = (mandatory: boolean | undefined) => (reading === "surely" ? mandatory === true : mandatory !== false);
  const rule = model.pairRules.find(
    (one) =>
      counts(one.mandatory) &&
      breaks(
        model,
        one,
        standing(model, one, (vm) => stand.get(vm)),
        reading,
      ),
  );
  return rule && `${rule.id} is broken before anything fails`;
}
