import type { Model, PairRule } from "./model";

/** Whether VMs of the rule on these hosts break it: two on one host or in one domain; or not all on one host. */
export function breaks(model: Model, rule: PairRule, hosts: readonly number[], reading: "surely" | "perhaps"): boolean {
  if (rule.kind === "affinity") return new Set(hosts).size > 1;
  const held = hosts.map((host) => model.held(host, rule));
  const ids = held.flatMap((domains) => domains.ids);
  if (new Set(ids).size < ids.length) return true;
  return reading === "perhaps" && held.length > 1 && held.some(({ all }) => !all);
}

/** Where VMs of the rule stand. */
export function standing(model: Model, rule: PairRule, at: (vm: number) => number | undefined): readonly number[] {
  return model.members(rule).flatMap((vm) => {
    const host = at(vm);
    return host === undefined || host < 0 ? [] : [host];
  });
}

/** The rule over pairs at a position of the estate's list, if it is enabled and surely mandatory. */
export function mandatory(model: Model, at: number): PairRule | undefined {
  const rule = model.estate.rules?.[at];
  return model.pairRules.find((one) => one === rule && one.mandatory === true);
}
