import type { ServiceView, VmView } from "../../../lib/policy";

/** Replicas that look alike to placement: same cluster, same anti-affinity rules, same hosts. */
interface Kind {
  readonly cluster: string;
  readonly rules: ReadonlySet<string>;
  readonly hosts: ReadonlySet<string>;
  readonly vms: VmView[];
}

/** Replicas that may share a host with another one. Compares kinds of replicas, not replicas. */
export function togetherIn(service: ServiceView): readonly VmView[] {
  const kinds = kindsOf(service);
  const found = new Set<VmView>();
  for (const [at, one] of kinds.entries()) {
    if (one.vms.length > 1 && one.rules.size === 0) for (const vm of one.vms) found.add(vm);
    for (const other of kinds.slice(at + 1)) {
      if (!mayMeet(one, other)) continue;
      for (const vm of [...one.vms, ...other.vms]) found.add(vm);
    }
  }
  return service.vms.filter((vm) => found.has(vm));
}

function mayMeet(one: Kind, other: Kind): boolean {
  if (one.cluster !== other.cluster) return false;
  if ([...one.rules].some((rule) => other.rules.has(rule))) return false;
  return [...one.hosts].some((host) => other.hosts.has(host));
}

function kindsOf(service: ServiceView): readonly Kind[] {
  const kinds = new Map<string, Kind>();
  for (const vm of service.vms) {
    if (!vm.isOn || vm.cluster === undefined || vm.cluster.hosts.length < 2) continue;
    const rules = vm.enabledRules.flatMap((rule) => (rule.kind === "anti-affinity" ? [rule.id] : []));
    const hosts = vm.reachableHosts.map((host) => host.id);
    const key = JSON.stringify([vm.cluster.id, rules, hosts]);
    const kind = kinds.get(key);
    if (kind === undefined) {
      kinds.set(key, { cluster: vm.cluster.id, rules: new Set(rules), hosts: new Set(hosts), vms: [vm] });
    } else kind.vms.push(vm);
  }
  return [...kinds.values()];
}
