import {
  type ClusterView,
  defineChangeRule,
  fails,
  type HostView,
  type Known,
  mapKnown,
  missingOf,
  names,
  type Outcome,
  passes,
  undecided,
  type VmView,
} from "../../../lib/policy";
import { leavingHosts } from "../leaving";

export const rule = defineChangeRule({
  title: "Something moves the VMs off a host that goes",
  why: "A host enters maintenance, and leaves its cluster, only when no VM runs on it: without load balancing that moves them by itself the apply waits until it times out, and VMs on a host that is taken away go down with it.",
  severity: "warning",
  undecided: "note",
  platforms: ["vsphere"],
  parameters: {},
  fix: "move these VMs first, or set DRS to fully automated for the time of the change",
  sources: [
    {
      catalogue: "DRS-011",
      title: "VMware vSphere 8.0 Resource Management: place a host in maintenance mode",
      url: "https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-resource-management/GUID-8F705E83-6788-42D4-93DF-63A2B892367F.html",
    },
  ],
  profiles: ["baseline"],

  *check(change) {
    for (const [cluster, leaving] of leavingHosts(change)) {
      const stay = cluster.vms.filter((vm) => vm.isOn && change.of(vm)?.kind !== "delete");
      for (const { host, how } of leaving) yield judged(cluster, host, how, stay);
    }
  },
});

function judged(cluster: ClusterView, host: HostView, how: string, vms: readonly VmView[]): Outcome {
  const moves = movesByItself(cluster);
  const left = vms.filter((vm) => vm.fields.movable === false || !moves.known || !moves.value);
  const there = left.filter((vm) => vm.fixedHost?.id === host.id);
  const stuck = there.filter((vm) => vm.fields.movable === false || moves.known);
  if (stuck.length > 0) {
    return fails({
      about: [host, ...stuck],
      message: `${host.id} ${how}, and nothing moves ${names(stuck)} off it`,
      expected: "no VM on it, or VMs that DRS moves",
      found: names(stuck),
    });
  }
  const unplaced = left.flatMap((vm) => missingOf(vm.fact("host")));
  const missing = there.length > 0 && !moves.known ? moves.missing : unplaced;
  if (missing.length === 0) return passes();
  return undecided(host, missing, `cannot say whether anything moves the VMs off ${host.id}, which ${how}`);
}

/** Whether DRS moves what can be moved. */
function movesByItself(cluster: ClusterView): Known<boolean> {
  const [enabled, automation] = [cluster.drs("enabled"), cluster.drs("automation")];
  if (!enabled.known || !enabled.value) return enabled;
  return mapKnown(automation, (level) => level === "fully-automated");
}
