import type { AdmissionControl } from "../../../lib/estate";
import { type ClusterView, count, type Known, known, mapKnown, unknown } from "../../../lib/policy";

/** What admission control keeps free, comparable with a number of failed hosts. */
export interface Reserve {
  readonly text: string;
  isLessThan(hosts: number): boolean;
  expected(hosts: number): string;
}

export function reserveOf(cluster: ClusterView, policy: NonNullable<AdmissionControl["policy"]>): Known<Reserve> {
  if (policy === "failover-hosts") {
    return mapKnown(cluster.admissionControl("failoverHosts"), (ids) => reserveOfHosts(ids.length));
  }
  if (policy === "resource-percentage") {
    const shares = [cluster.admissionControl("cpuPercent"), cluster.admissionControl("memoryPercent")];
    const given = shares.flatMap((share) => (share.known ? [share.value] : []));
    if (given.length > 0) return reserveOfPercent(cluster, Math.min(...given));
  }
  return mapKnown(cluster.admissionControl("hostFailures"), reserveOfHosts);
}

function reserveOfHosts(kept: number): Reserve {
  return {
    text: `room for ${count(kept, "host")}`,
    isLessThan: (hosts) => kept < hosts,
    expected: (hosts) => `room for ${count(hosts, "host")}`,
  };
}

/** The platform itself rounds down: it computes 33 % for one of three hosts. */
function reserveOfPercent(cluster: ClusterView, percent: number): Known<Reserve> {
  if (!cluster.hasAllHosts) return unknown(cluster.lacks("inventory.hosts"));
  const all = cluster.hosts.length;
  const needed = (hosts: number) => Math.floor((100 * hosts) / all);
  return known({
    text: `${percent} %`,
    isLessThan: (hosts) => percent < needed(hosts),
    expected: (hosts) => `at least ${needed(hosts)} % of CPU and memory: ${hosts} of ${count(all, "host")}`,
  });
}
