import type { AdmissionControl, Id } from "../estate";
import type { MissingFact } from "../prover";
import type { AdmissionSum, Answer, ClusterAdmission } from "./admission";
import { freePercent, type Kept, keptForFailures, percentage, sum } from "./percentage";
import type { Sizes } from "./sizes";
import { failoverCapacity, type Size, slotSize, slotsOf } from "./slots";

/** What a policy says; the rest is added by the caller. */
export type Judged = Pick<ClusterAdmission, "answer" | "because" | "sums" | "slots" | "plan" | "missing"> & {
  /** Memory that is left to VMs after the failures that room is kept for, MiB. */
  readonly leftMib?: number;
};

const PARTS = [
  { dimension: "cpu", unit: "MHz", of: (size: Size) => size.cpuMhz },
  { dimension: "memory", unit: "MiB", of: (size: Size) => size.memoryMib },
] as const;

/** Resource percentage, given or computed from host failures. */
export function byPercentage(cluster: Id, control: AdmissionControl, sizes: Sizes): Judged {
  const declared = { cpu: control.cpuPercent, memory: control.memoryPercent };
  const isGiven = declared.cpu !== undefined || declared.memory !== undefined;
  const failures = control.hostFailures;
  const sums: AdmissionSum[] = [];
  const missing: MissingFact[] = [];
  const answers: Answer[] = [];
  const said: string[] = [];
  for (const { dimension, unit, of } of PARTS) {
    const load = {
      hosts: sizes.hosts.map(({ size }) => of(size)),
      reserved: sum(sizes.vms.map(({ size }) => of(size))),
    };
    const percent = declared[dimension];
    let kept: Kept;
    if (percent !== undefined) kept = { least: percent, most: percent };
    else if (!isGiven && failures !== undefined) kept = keptForFailures(load.hosts, failures);
    else {
      const fact = isGiven ? `${dimension}Percent` : "hostFailures";
      if (isGiven || missing.length === 0) missing.push(absent(cluster, fact));
      continue;
    }
    sums.push({ dimension, unit, total: sum(load.hosts), reserved: load.reserved, kept });
    answers.push(percentage(load, kept));
    const amount = kept.least === kept.most ? `${kept.least} %` : `${kept.least} to ${kept.most} %`;
    const name = dimension === "cpu" ? "CPU" : dimension;
    said.push(`${freePercent(load)} % of ${name} is not reserved and ${amount} must be kept`);
  }
  if (missing.length > 0) return { answer: "unknown", because: "its percentages are not declared", sums: [], missing };
  if (sizes.hosts.length < 2) return { answer: "refuses", because: "it needs at least two hosts", sums, missing };
  const [, memory] = sums;
  const leftMib = memory === undefined ? undefined : Math.floor((memory.total * (100 - memory.kept.most)) / 100);
  return { answer: worst(answers), because: said.join(", "), sums, missing, leftMib };
}

/** Slots: every VM takes one of the size of the largest. */
export function bySlots(cluster: Id, { hostFailures }: AdmissionControl, sizes: Sizes): Judged {
  if (hostFailures === undefined) {
    const missing = [absent(cluster, "hostFailures")];
    return {
      answer: "unknown",
      because: "the host failures that it keeps room for are not declared",
      sums: [],
      missing,
    };
  }
  const slot = slotSize(sizes.vms.map(({ size }) => size));
  const hosts = sizes.hosts.map(({ host, size }) => ({ host: host.id, slots: slotsOf(size, slot) }));
  const capacity = failoverCapacity(
    hosts.map(({ slots }) => slots),
    sizes.vms.length,
  );
  const memory = sizes.hosts.map(({ size }) => size.memoryMib).sort((a, b) => a - b);
  return {
    answer: capacity >= hostFailures ? "accepts" : "refuses",
    because: `with slots of ${slot.cpuMhz} MHz and ${slot.memoryMib} MiB, ${counted(capacity, "host")} can fail and ${hostFailures} must be able to`,
    sums: [],
    slots: { ...slot, hosts, vms: sizes.vms.length, failoverCapacity: capacity, configured: hostFailures },
    missing: [],
    leftMib: sum(memory.slice(0, Math.max(0, memory.length - hostFailures))),
  };
}

/**
 * Dedicated failover hosts: no VM may be powered on there; the others take all. Neither their size nor that of the hosts that may fail is
 * looked at.
 *
 * @see https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-availability/GUID-C4F5F9EE-4235-4151-BEBE-FCB2A752407B.html
 */
export function byFailoverHosts(cluster: Id, { failoverHosts }: AdmissionControl, sizes: Sizes): Judged {
  if (failoverHosts === undefined) {
    const missing = [absent(cluster, "failoverHosts")];
    return { answer: "unknown", because: "its failover hosts are not declared", sums: [], missing };
  }
  const spare = new Set(failoverHosts);
  const others = sizes.hosts.filter(({ host }) => !spare.has(host.id)).map(({ size }) => size);
  const there = sizes.vms.filter(({ vm }) => vm.host !== undefined && spare.has(vm.host)).map(({ vm }) => vm.id);
  const sums = PARTS.map(({ dimension, unit, of }) => ({
    dimension,
    unit,
    total: sum(others.map(of)),
    reserved: sum(sizes.vms.map(({ size }) => of(size))),
    kept: { least: 0, most: 0 },
  }));
  const leftMib = sum(others.map(({ memoryMib }) => memoryMib));
  const judged = { sums, missing: [], leftMib };
  const [first] = there;
  if (first !== undefined) {
    return {
      ...judged,
      answer: "refuses",
      because: `${first} is to run on a failover host, where no VM may be powered on`,
    };
  }
  const short = sums.find(({ total, reserved }) => reserved > total);
  if (short !== undefined) {
    const because = `the other hosts have ${short.total} ${short.unit} and ${short.reserved} ${short.unit} are reserved`;
    return { ...judged, answer: "refuses", because };
  }
  const because = `${counted(failoverHosts.length, "failover host")} stay empty, whatever their size`.replace(
    /host stay/,
    "host stays",
  );
  return { ...judged, answer: "accepts", because };
}

function worst(answers: readonly Answer[]): Answer {
  if (answers.includes("refuses")) return "refuses";
  return answers.includes("unknown") ? "unknown" : "accepts";
}

function absent(cluster: Id, fact: string): MissingFact {
  return { object: `clusters/${cluster}`, fact: `ha.admissionControl.${fact}` };
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
