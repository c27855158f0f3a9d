import type { ClusterView, HostView, RequirementView, RuleView, VmView } from "../../../lib/policy";
import type { MissingFact } from "../../../lib/prover";

/** At most this many VMs of the group find a place of their own; more only if the missing facts say so. */
export interface PlacesLeft {
  readonly places: number;
  readonly missing: readonly MissingFact[];
}

/** What one scenario of the requirement leaves of the group's hosts, or of the domains of the kind that it is spread over. */
export function placesLeft(
  group: RuleView,
  members: readonly VmView[],
  cluster: ClusterView,
  requirement: RequirementView | undefined,
): PlacesLeft | "enough" {
  const hosts = candidates(members, cluster);
  const partial = cluster.hasAllHosts ? [] : [cluster.lacks("inventory.hosts")];
  if (group.over === "host") {
    const lost = requirement?.worstLossAmong(hosts).hosts.size ?? 0;
    return { places: hosts.length - lost, missing: partial };
  }
  const sizes = new Map<string, number>();
  const missing: MissingFact[] = [...partial];
  for (const host of hosts) {
    const domains = host.domains(group.over);
    if (!domains.known) missing.push(...domains.missing);
    else if (domains.value.length === 0) return "enough";
    else for (const id of domains.value) sizes.set(id, (sizes.get(id) ?? 0) + 1);
  }
  return { places: sizes.size - emptied([...sizes.values()], group.over, requirement), missing };
}

/** Domains that the requirement takes, or empties by taking all their hosts. */
function emptied(sizes: readonly number[], over: string, requirement: RequirementView | undefined): number {
  if (requirement === undefined) return 0;
  const taken = Math.min(sizes.length, requirement.failures(over));
  let hosts = requirement.failures("host");
  const rest = [...sizes].sort((a, b) => a - b).slice(0, sizes.length - taken);
  const smallest = rest.filter((size) => {
    hosts -= size;
    return hosts >= 0;
  });
  return taken + smallest.length;
}

function candidates(members: readonly VmView[], cluster: ClusterView): readonly HostView[] {
  const hosts = cluster.connectedHosts;
  if (members.some((vm) => vm.allowedHosts.length === cluster.hosts.length)) return hosts;
  const allowed = new Set(members.flatMap((vm) => vm.allowedHosts));
  return hosts.filter((host) => allowed.has(host));
}
