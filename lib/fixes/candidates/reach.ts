import type { Host, Id, Uplink, Vm } from "../../estate";
import { type Candidate, examplesOf, goneIn, listed, lostFor, type Refuted, withHosts } from "../candidate";

/** Datastores and networks for hosts that lack only those of the VMs that find no host. */
export function reach(refuted: Refuted): readonly Candidate[] {
  const groups = new Map<string, Vm>();
  for (const vm of lostFor(refuted, "no-reachable-host", "nothing-reacts", "no-room", "quorum")) {
    const needs = [vm.cluster, refuted.index.datastoresOfVm(vm), vm.networks];
    const key = JSON.stringify(needs);
    if (!groups.has(key)) groups.set(key, vm);
  }
  return [...groups.values()].flatMap((vm) => [...mounts(refuted, vm), ...connections(refuted, vm)]);
}

function mounts(refuted: Refuted, vm: Vm): readonly Candidate[] {
  const wanted = refuted.index.datastoresOfVm(vm) ?? [];
  // One that is a host's own no other host can mount.
  if (wanted.some((id) => refuted.index.datastores.get(id)?.shared === false)) return [];
  const lacking = (host: Host) => wanted.filter((id) => host.datastores?.includes(id) === false);
  const hosts = hostsLacking(refuted, vm, lacking);
  if (hosts.length === 0) return [];
  const stores = wanted.filter((id) => hosts.some((host) => lacking(host).includes(id)));
  return [
    {
      kind: "mount-datastore",
      key: `mount ${stores.join(" ")} of ${vm.cluster}`,
      amount: { most: hosts.length, unit: "hosts" },
      sentence: (amount) => `mount ${listed(stores)} on ${listed(idsOf(hosts.slice(0, amount)))}`,
      apply: (estate, amount) =>
        withHosts(estate, new Set(idsOf(hosts.slice(0, amount))), (host) => ({
          ...host,
          datastores: [...(host.datastores ?? []), ...lacking(host)],
        })),
    },
  ];
}

function connections(refuted: Refuted, vm: Vm): readonly Candidate[] {
  const wanted = vm.networks ?? [];
  const lacking = (host: Host) => wanted.filter((id) => host.networks?.includes(id) === false);
  const hosts = hostsLacking(refuted, vm, lacking);
  if (hosts.length === 0) return [];
  const networks = wanted.filter((id) => hosts.some((host) => lacking(host).includes(id)));
  return [
    {
      kind: "connect-network",
      key: `connect ${networks.join(" ")} of ${vm.cluster}`,
      amount: { most: hosts.length, unit: "hosts" },
      sentence: (amount) => `carry network ${listed(networks)} on ${listed(idsOf(hosts.slice(0, amount)))}`,
      apply: (estate, amount) =>
        withHosts(estate, new Set(idsOf(hosts.slice(0, amount))), (host) => {
          const added = lacking(host);
          return {
            ...host,
            networks: [...(host.networks ?? []), ...added],
            ...(host.uplinks === undefined ? {} : { uplinks: host.uplinks.map((uplink) => carrying(uplink, added)) }),
          };
        }),
    },
  ];
}

function carrying(uplink: Uplink, networks: readonly Id[]): Uplink {
  return uplink.networks === undefined ? uplink : { ...uplink, networks: [...uplink.networks, ...networks] };
}

/** Hosts of the VM's cluster that lack something; those that outlive the counterexamples first. */
function hostsLacking(refuted: Refuted, vm: Vm, lacking: (host: Host) => readonly Id[]): readonly Host[] {
  const { index } = refuted;
  const gone = examplesOf(refuted).map((example) => goneIn(index, example));
  const timesGone = (host: Host) => gone.filter((ids) => ids.has(host.id)).length;
  return index
    .hostsOfCluster(vm.cluster ?? "")
    .filter((host) => lacking(host).length > 0)
    .map((host) => ({ host, times: timesGone(host), lacks: lacking(host).length }))
    .sort((a, b) => a.times - b.times || a.lacks - b.lacks)
    .map(({ host }) => host);
}

function idsOf(hosts: readonly Host[]): readonly Id[] {
  return hosts.map(({ id }) => id);
}
