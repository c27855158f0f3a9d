import type { Answer } from "./admission";

/** What a cluster offers and what is reserved of it, in one dimension. */
export interface Load {
  /** What each host has for VMs; hosts that are not connected or in maintenance do not count. */
  readonly hosts: readonly number[];
  readonly reserved: number;
}

/** Percent kept for failures: one number, or two between which VMware leaves it open. */
export interface Kept {
  readonly least: number;
  readonly most: number;
}

/**
 * The percentage that vSphere computes from "host failures cluster tolerates": `failures` of the hosts, which for hosts of one size is the
 * same part of their resources. VMware documents no more: for hosts of different sizes it may as well be the part of the largest ones. A
 * fraction of a percent is left open too.
 *
 * @see https://docs.vmware.com/en/VMware-vSphere/6.7/com.vmware.vsphere.avail.doc/GUID-C4059DB9-D673-45CB-918C-68C87FEB060A.html
 * @see http://pubs.vmware.com/vsphere-60/topic/com.vmware.vsphere.avail.doc/GUID-BD6D9434-84C8-4937-BC76-04852F5EA136.html (2 of 10 hosts: 20 %)
 */
export function keptForFailures(hosts: readonly number[], failures: number): Kept {
  const total = sum(hosts);
  if (hosts.length === 0 || total === 0 || failures >= hosts.length) return { least: 100, most: 100 };
  const largest = sum([...hosts].sort((a, b) => b - a).slice(0, failures));
  const byCount = (100 * failures) / hosts.length;
  const bySize = (100 * largest) / total;
  return { least: Math.floor(Math.min(byCount, bySize)), most: Math.ceil(Math.max(byCount, bySize)) };
}

/**
 * Cluster resource percentage: the current failover capacity, (total - reserved) / total, must be at least what is configured.
 *
 * @see https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-availability/GUID-FAFEFEFF-56F7-4CDF-A682-FC3C62A29A95.html
 */
export function percentage({ hosts, reserved }: Load, kept: Kept): Answer {
  const total = sum(hosts);
  const free = 100 * (total - reserved);
  if (free >= kept.most * total) return "accepts";
  return free < kept.least * total ? "refuses" : "unknown";
}

/** The current failover capacity as vCenter shows it, whole percent. */
export function freePercent({ hosts, reserved }: Load): number {
  const total = sum(hosts);
  return total === 0 ? 0 : Math.max(0, Math.floor((100 * (total - reserved)) / total));
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
