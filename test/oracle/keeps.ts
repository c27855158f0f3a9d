import type { Disk, Estate, Host, Id, Uplink, Vm } from "../../lib/estate";
import type { Losses } from "./losses";
import { all, any, known, not, type Tri } from "./tri";

/** "What a surviving host keeps." of the contract. The host itself is taken to survive. */

export function keepsNetwork(losses: Losses, host: Host, network: Id): Tri {
  const has = host.networks === undefined ? "unknown" : known(host.networks.includes(network));
  return all([has, carried(losses, host.uplinks ?? [], network)]);
}

function carried(losses: Losses, uplinks: readonly Uplink[], network: Id): Tri {
  if (uplinks.length === 0) return losses.switchTaken() === "no" ? "yes" : "unknown";
  const named = uplinks.filter((uplink) => uplink.networks?.includes(network));
  const perhaps = uplinks.filter((uplink) => uplink.networks === undefined);
  const survive = (uplink: Uplink) => uplinkSurvives(losses, uplink);
  if (any(named.map(survive)) === "yes") return "yes";
  // Together they carry every network of the host: it is one of these that carries it.
  if (named.length === 0 && perhaps.length > 0 && all(perhaps.map(survive)) === "yes") return "yes";
  return any([...named, ...perhaps].map(survive)) === "no" ? "no" : "unknown";
}

function uplinkSurvives(losses: Losses, uplink: Uplink): Tri {
  if (uplink.switch !== undefined) return not(losses.domain(uplink.switch));
  return losses.switchTaken() === "no" ? "yes" : "unknown";
}

export function keepsDatastore(losses: Losses, host: Host, id: Id): Tri {
  const datastore = losses.estate.datastores?.find((entry) => entry.id === id);
  if (datastore === undefined) throw new Error(`no such datastore: ${id}`);
  const mounted = host.datastores === undefined ? "unknown" : known(host.datastores.includes(id));
  return all([mounted, not(losses.datastore(datastore)), hasPath(losses, host, id)]);
}

function hasPath(losses: Losses, host: Host, datastore: Id): Tri {
  const paths = (host.storagePaths ?? []).filter((path) => path.datastore === datastore);
  if (paths.length === 0) return losses.pathTaken() === "no" ? "yes" : "unknown";
  return any(paths.map((path) => not(any(path.domains.map((id) => losses.domain(id))))));
}

/** Whether the data of one of its disks is gone. */
export function dataGone(losses: Losses, vm: Vm): Tri {
  if (vm.disks === undefined)
    return anyGone(
      losses,
      losses.estate.datastores?.map(({ id }) => id),
    );
  return any(vm.disks.map((disk) => diskGone(losses, disk)));
}

function diskGone(losses: Losses, disk: Disk): Tri {
  const candidates = candidatesOf(losses.estate, disk);
  if (candidates === undefined || candidates.length === 0) return "unknown";
  const gone = candidates.map((id) => datastoreGone(losses, id));
  if (all(gone) === "yes") return "yes";
  return any(gone) === "no" ? "no" : "unknown";
}

/** Whether data is gone that may be on any of the datastores. */
function anyGone(losses: Losses, datastores: readonly Id[] | undefined): Tri {
  return (datastores ?? []).some((id) => datastoreGone(losses, id) !== "no") ? "unknown" : "no";
}

/** Whether the host keeps the networks of the VM. */
export function keepsNetworks(losses: Losses, host: Host, vm: Vm): Tri {
  if (vm.networks === undefined) return "unknown";
  return all(vm.networks.map((network) => keepsNetwork(losses, host, network)));
}

/** Whether the VM could be started on the host, as to storage: all members that are left of a datastore cluster are needed. */
export function reachesDatastores(losses: Losses, host: Host, vm: Vm): Tri {
  return eachDisk(losses, vm, (left) => all(left.map((id) => keepsDatastore(losses, host, id))));
}

/** Whether a VM that ran on the host before the failure loses a network there. */
export function losesNetwork(losses: Losses, host: Host, vm: Vm): Tri {
  const gone = (network: Id) => not(carried(losses, host.uplinks ?? [], network));
  if (vm.networks !== undefined) return any(vm.networks.map(gone));
  return any((losses.estate.networks ?? []).map(({ id }) => gone(id))) === "no" ? "no" : "unknown";
}

/** Whether a VM that ran on the host before the failure loses a datastore there that is not gone itself. */
export function losesDatastore(losses: Losses, host: Host, vm: Vm): Tri {
  const kept = (id: Id) => all([not(datastoreGone(losses, id)), hasPath(losses, host, id)]);
  if (vm.disks === undefined) {
    return all((losses.estate.datastores ?? []).map(({ id }) => kept(id))) === "yes" ? "no" : "unknown";
  }
  return not(
    // Of a datastore cluster it is on one member, nobody knows which.
    eachDisk(losses, vm, (left) => {
      const keeps = left.map(kept);
      if (all(keeps) === "yes") return "yes";
      return any(keeps) === "no" ? "no" : "unknown";
    }),
  );
}

function eachDisk(losses: Losses, vm: Vm, judge: (left: readonly Id[]) => Tri): Tri {
  if (vm.disks === undefined) return "unknown";
  return all(
    vm.disks.map((disk) => {
      const candidates = candidatesOf(losses.estate, disk);
      if (candidates === undefined || candidates.length === 0) return "unknown";
      const left = candidates.filter((id) => datastoreGone(losses, id) !== "yes");
      return left.length === 0 ? "no" : judge(left);
    }),
  );
}

function candidatesOf(estate: Estate, disk: Disk): readonly Id[] | undefined {
  if (disk.datastore !== undefined) return [disk.datastore];
  return estate.datastoreClusters?.find(({ id }) => id === disk.datastoreCluster)?.datastores;
}

function datastoreGone(losses: Losses, id: Id): Tri {
  const datastore = losses.estate.datastores?.find((entry) => entry.id === id);
  if (datastore === undefined) throw new Error(`no such datastore: ${id}`);
  return losses.datastore(datastore);
}
