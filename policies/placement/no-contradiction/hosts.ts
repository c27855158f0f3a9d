import {
  type EstateView,
  type Fail,
  fails,
  type HostView,
  missingOf,
  names,
  type RuleView,
  type Undecided,
  undecided,
  type VmView,
} from "../../../lib/policy";
import { type MustGroup, mustGroups, tells } from "../must-groups";

/** VMs that several rules, each of which leaves hosts, leave no host together. */
export function* emptyIntersections(estate: EstateView): Iterable<Fail | Undecided> {
  for (const cluster of estate.clusters) {
    for (const group of mustGroups(cluster)) {
      if (group.rules.length > 1) yield* several(group);
    }
  }
  for (const rule of estate.rules) if (rule.kind === "affinity" && rule.binds) yield* together(rule);
}

function* several({ vms, rules, hosts, hostsAtWorst }: MustGroup): Iterable<Fail | Undecided> {
  const [first] = vms;
  if (hostsAtWorst.length > 0 || rules.some((rule) => first?.hostsLeftBy([rule]).length === 0)) return;
  if (hosts.length > 0) yield undecided(vms, missingOf(...rules.map((rule) => rule.mandatory)));
  else yield noHost(rules, vms);
}

/** VMs that must share a host, with VM-host rules that leave them none in common. */
function* together(affinity: RuleView): Iterable<Fail> {
  const vms = affinity.vms.filter((vm) => vm.mustRun);
  if (vms.some((vm) => vm.cluster === undefined || !tells(vm.cluster, vm.hostRules))) return;
  const [first, ...others] = vms.map((vm) => vm.allowedHosts);
  if (first === undefined || others.length === 0 || vms.some((vm) => vm.allowedHosts.length === 0)) return;
  const sets = others.map((hosts) => new Set<HostView>(hosts));
  if (first.some((host) => sets.every((set) => set.has(host)))) return;
  const rules = new Set(vms.flatMap((vm) => vm.hostRules.filter((rule) => rule.binds)));
  if (rules.size > 0) yield noHost([affinity, ...rules], vms);
}

function noHost(rules: readonly RuleView[], vms: readonly VmView[]): Fail {
  return fails({
    about: [...rules, ...vms],
    message: `${names(rules)} together leave ${names(vms)} no host`,
    expected: "a host that all of the rules allow",
    found: "none",
  });
}
