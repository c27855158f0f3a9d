import type { ClusterView, HostView, RuleView, ServiceView, VmView } from "../../../lib/policy";

/** Replicas that look alike to placement: same cluster, same anti-affinity rules, same hosts. */
interface Kind {
  readonly cluster: ClusterView;
  readonly rules: readonly RuleView[];
  readonly hosts: readonly HostView[];
  readonly vms: VmView[];
}

/** Where each two kinds of replica have to be compared, not more of them than this: nothing here may take quadratic time. */
const MOST_KINDS = 500;

/** Replicas that may share a host with another one, in the order of the service; `undefined`: too many to compare. */
export function togetherIn(service: ServiceView): readonly VmView[] | undefined {
  const found = new Set<VmView>();
  for (const kinds of byCluster(kindsOf(service))) {
    const together = kinds.every((kind) => kind.hosts === kind.cluster.hosts)
      ? notCoveredByRules(kinds)
      : meetingPairs(kinds);
    if (together === undefined) return undefined;
    for (const kind of together) for (const vm of kind.vms) found.add(vm);
  }
  return service.vms.filter((vm) => found.has(vm));
}

/** All may use the same hosts: a replica is apart from all others iff its rules name all of them. */
function notCoveredByRules(kinds: readonly Kind[]): readonly Kind[] | undefined {
  if (kinds.length > MOST_KINDS && kinds.some((kind) => kind.rules.length > 1)) return undefined;
  const members = new Map<RuleView, number>();
  for (const { rules, vms } of kinds)
    for (const rule of rules) members.set(rule, (members.get(rule) ?? 0) + vms.length);
  const all = kinds.reduce((sum, kind) => sum + kind.vms.length, 0);
  return kinds.filter(({ rules }) => {
    if (all === 1 || rules.some((rule) => members.get(rule) === all)) return false;
    if (rules.length < 2) return true;
    const named = new Set(rules);
    return kinds.some((other) => !other.rules.some((rule) => named.has(rule)));
  });
}

function meetingPairs(kinds: readonly Kind[]): readonly Kind[] | undefined {
  if (kinds.length > MOST_KINDS) return undefined;
  const found = new Set<Kind>();
  for (const [at, one] of kinds.entries()) {
    if (one.vms.length > 1 && one.rules.length === 0) found.add(one);
    for (const other of kinds.slice(at + 1)) if (mayMeet(one, other)) found.add(one).add(other);
  }
  return [...found];
}

function mayMeet(one: Kind, other: Kind): boolean {
  if (one.rules.some((rule) => other.rules.includes(rule))) return false;
  return one.hosts.some((host) => other.hosts.includes(host));
}

function byCluster(kinds: readonly Kind[]): Iterable<readonly Kind[]> {
  const clusters = new Map<ClusterView, Kind[]>();
  for (const kind of kinds) {
    const list = clusters.get(kind.cluster);
    if (list === undefined) clusters.set(kind.cluster, [kind]);
    else list.push(kind);
  }
  return clusters.values();
}

function kindsOf(service: ServiceView): readonly Kind[] {
  const kinds = new Map<readonly HostView[], Map<string, Kind>>();
  for (const vm of service.vms) {
    const { cluster, possibleHosts: hosts } = vm;
    if (!vm.isOn || cluster === undefined || cluster.hosts.length < 2) continue;
    const rules = vm.enabledRules.filter((rule) => rule.kind === "anti-affinity");
    const key = JSON.stringify(rules.map((rule) => rule.id));
    const onHosts = kinds.get(hosts) ?? new Map<string, Kind>();
    kinds.set(hosts, onHosts);
    const kind = onHosts.get(key);
    if (kind === undefined) onHosts.set(key, { cluster, rules, hosts, vms: [vm] });
    else kind.vms.push(vm);
  }
  return [...kinds.values()].flatMap((byRules) => [...byRules.values()]);
}
