import type { AffinityRule, AntiAffinityRule, Estate, Host, Id, Rule, Vm, VmHostRule } from "../../lib/estate";
import { holding } from "./losses";
import { all, any, known, not, type Tri } from "./tri";

/** The rules that are judged: enabled, and not made by a backend to express another. */
export function rulesInForce(estate: Estate): readonly Rule[] {
  return (estate.rules ?? []).filter((rule) => (rule.enabled ?? true) && rule.derivedFrom === undefined);
}

/** Whether the platform refuses to break the rule; absent: unknown. */
export function isMandatory(rule: Rule): Tri {
  return rule.mandatory === undefined ? "unknown" : known(rule.mandatory);
}

/** Whether the VM on the host is as the rule wants it. */
export function obeysVmHost(rule: VmHostRule, vm: Vm, host: Host): Tri {
  if (!rule.vms.includes(vm.id)) return "yes";
  return known(rule.hosts.includes(host.id) === (rule.polarity === "with"));
}

export function vmHostRules(estate: Estate): readonly VmHostRule[] {
  return rulesInForce(estate).filter((rule): rule is VmHostRule => rule.kind === "vm-host");
}

export type PairRule = AffinityRule | AntiAffinityRule;

export function pairRules(estate: Estate): readonly PairRule[] {
  return rulesInForce(estate).filter(
    (rule): rule is PairRule => rule.kind === "affinity" || rule.kind === "anti-affinity",
  );
}

/** Whether two VMs of the rule, running on these hosts, break it. */
export function breaksPair(estate: Estate, rule: PairRule, one: Host, other: Host): Tri {
  if (rule.kind === "affinity") return known(one.id !== other.id);
  const over = rule.over ?? "host";
  if (over === "host") return known(one.id === other.id);
  return shareDomain(estate, over, one, other);
}

function shareDomain(estate: Estate, kind: Id, one: Host, other: Host): Tri {
  const first = holding(estate, one, kind);
  const second = holding(estate, other, kind);
  const shared = known(first.ids.some((id) => second.ids.includes(id)));
  return any([shared, first.complete && second.complete ? "no" : "unknown"]);
}

/** Whether no mandatory `vm-host` rule forbids the host, on Xen none does, for a restart there keeps to none; where `mandatory` is absent, a host that the rule forbids is unknown. */
export function allowedByRules(estate: Estate, vm: Vm, host: Host): Tri {
  const isXen = estate.clusters?.some(({ id, platform }) => id === vm.cluster && platform === "xen");
  return isXen
    ? "yes"
    : all(vmHostRules(estate).map((rule) => any([obeysVmHost(rule, vm, host), not(isMandatory(rule))])));
}
