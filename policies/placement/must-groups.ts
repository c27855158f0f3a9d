import type { ClusterView, HostView, RuleView, VmView } from "../../lib/policy";

/** VMs of one cluster that the same VM-host rules hold: one cause, however many they are. */
export interface MustGroup {
  readonly cluster: ClusterView;
  readonly vms: readonly VmView[];
  /** Those that bind or may bind. */
  readonly rules: readonly RuleView[];
  /** Hosts that the rules known to bind leave. */
  readonly hosts: readonly HostView[];
  /** Hosts left if all of the rules bind. */
  readonly hostsAtWorst: readonly HostView[];
}

/** Groups of the VMs that must run; only rules of which a breach can be told from the hosts that are declared. */
export function mustGroups(cluster: ClusterView): readonly MustGroup[] {
  const groups = new Map<string, { vms: VmView[]; rules: readonly RuleView[] }>();
  for (const vm of cluster.vmsThatMustRun) {
    const rules = vm.hostRules.filter((rule) => rule.mayBind);
    if (rules.length === 0) continue;
    const key = JSON.stringify(rules.map((rule) => rule.id));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { vms: [vm], rules });
    else group.vms.push(vm);
  }
  return [...groups.values()].flatMap(({ vms, rules }) => {
    const [first] = vms;
    if (first === undefined || !tells(cluster, rules)) return [];
    return [{ cluster, vms, rules, hosts: first.allowedHosts, hostsAtWorst: first.hostsLeftBy(rules) }];
  });
}

/** Where hosts are not all declared, only a rule that binds and lists the allowed ones says how many are left. */
export function tells(cluster: ClusterView, rules: readonly RuleView[]): boolean {
  return cluster.hasAllHosts || rules.some((rule) => rule.binds && rule.listsAllowedHosts);
}
