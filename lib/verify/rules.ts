import type { Lots } from "./lots";
import type { PairRule } from "./model";

/** Whether VMs break the rule where they stand (-1: nowhere): two on one host or in one domain; or not all on one host. */
export function breaks(
  { model }: Lots,
  rule: PairRule,
  at: (vm: number) => number,
  reading: "surely" | "perhaps",
): boolean {
  const hosts = model
    .members(rule)
    .map(at)
    .filter((host) => host >= 0);
  if (rule.kind === "affinity") return new Set(hosts).size > 1;
  const held = hosts.map((host) => model.held(host, rule));
  const ids = held.flatMap((domains) => domains.ids);
  if (new Set(ids).size < ids.length) return true;
  return reading === "perhaps" && held.length > 1 && held.some(({ all }) => !all);
}

/** The rule over pairs at a position of the estate's list, if it is enabled and surely mandatory. */
export function mandatory({ model }: Lots, at: number): PairRule | undefined {
  const rule = model.estate.rules?.[at];
  return model.pairRules.find((one) => one === rule && one.mandatory === true);
}
