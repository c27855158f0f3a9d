import type { CrowdProof } from "../estate";
import type { Lots } from "./lots";
import { mandatory } from "./rules";

/** More VMs that must be apart than domains that can take them. */
export function crowd(lots: Lots, { rule: at, vms }: CrowdProof): string | undefined {
  const rule = mandatory(lots.model, at);
  const best = vms.map((vm) => lots.best(vm));
  if (rule?.kind !== "anti-affinity" || new Set(vms).size < vms.length) return "no such mandatory rule";
  if (!vms.every((vm) => rule.vms.includes(lots.model.vms[vm]?.id ?? ""))) return "VMs that the rule does not name";
  if (!best.every(({ needs }) => needs)) return "VMs that need not run";
  const held = [...new Set(best.flatMap(({ hosts }) => hosts))].map((host) => lots.model.held(host, rule));
  if (held.some((domains) => !domains.all || domains.ids.length === 0)) return "hosts that are in no such domain";
  return new Set(held.flatMap(({ ids }) => ids)).size < vms.length ? undefined : "domains enough";
}
