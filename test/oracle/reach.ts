import type { Cluster, Estate, Host, Requirement, Vm } from "../../lib/estate";
import { fits } from "./capacity";
import { dataGone, keepsNetworks, losesDatastore, losesNetwork, reachesDatastores } from "./keeps";
import { Losses } from "./losses";
import { isHeld } from "./modes";
import { allowedByRules } from "./rules";
import { all, any, known, not, type Tri } from "./tri";

/** "Where it can run." of the contract. */
export function canRun(losses: Losses, vm: Vm, host: Host): Tri {
  return all([reaches(losses, vm, host), allowedByRules(losses.estate, vm, host)]);
}

/** The same without rules. */
export function reaches(losses: Losses, vm: Vm, host: Host): Tri {
  return all([
    not(losses.host(host)),
    known((host.state ?? "connected") === "connected"),
    inCluster(vm, host),
    reachesDatastores(losses, host, vm),
    keepsNetworks(losses, host, vm),
    hasThreads(vm, host),
    hasDevices(vm, host),
  ]);
}

/** Parts of one host's hardware: it can start on that host alone. */
function hasDevices(vm: Vm, host: Host): Tri {
  if (!isHeld(vm)) return "yes";
  return vm.host === undefined ? "unknown" : known(vm.host === host.id);
}

function inCluster(vm: Vm, host: Host): Tri {
  if (vm.cluster === undefined || host.cluster === undefined) return "unknown";
  return known(vm.cluster === host.cluster);
}

function hasThreads(vm: Vm, host: Host): Tri {
  const threads = host.threads ?? host.cores;
  if (threads === undefined || vm.vcpus === undefined) return "unknown";
  return known(vm.vcpus <= threads);
}

/** Whether the VM may be there before the failure, where the platform chooses: the host can run it alone. */
export function isPlace(estate: Estate, requirement: Requirement, vm: Vm, host: Host): Tri {
  return all([canRun(new Losses(estate, []), vm, host), fits(estate, requirement, host, [vm])]);
}

/** What can become of a VM that stands on a known host. */
export type Situation =
  /** Its host survives and keeps all that it needs. */
  | "runs"
  /** Its host survives and nothing reacts to what it lost. */
  | "stuck"
  /** Its host is gone, or counts so. */
  | "host-lost"
  | "data-gone";

/** What may happen to a VM that ran on a host, where the loss of the host itself is settled; several where facts are missing. */
export function situations(losses: Losses, vm: Vm, host: Host): readonly Situation[] {
  const data = dataGone(losses, vm);
  if (data === "yes") return ["data-gone"];
  return [...new Set([...(data === "unknown" ? ["data-gone" as const] : []), ...onHost(losses, vm, host)])];
}

function onHost(losses: Losses, vm: Vm, host: Host): readonly Situation[] {
  if (losses.host(host) === "yes") return ["host-lost"];
  const cluster = losses.estate.clusters?.find(({ id }) => id === vm.cluster);
  const found: Situation[] = losses.host(host) === "unknown" ? ["host-lost"] : [];
  for (const storage of possibilities(not(losesDatastore(losses, host, vm)))) {
    for (const network of possibilities(not(losesNetwork(losses, host, vm)))) {
      if (storage && network) found.push("runs");
      else if (!storage && !network) found.push("stuck");
      else if (!network)
        found.push(...(cluster?.platform === "hyperv" ? (["stuck", "host-lost"] as const) : (["stuck"] as const)));
      else {
        const reacts = componentProtection(cluster);
        if (reacts !== "no") found.push("host-lost");
        if (reacts !== "yes") found.push("stuck");
      }
    }
  }
  return found;
}

function possibilities(value: Tri): readonly boolean[] {
  return value === "unknown" ? [true, false] : [value === "yes"];
}

function componentProtection(cluster: Cluster | undefined): Tri {
  const { pdl, apd } = cluster?.ha?.componentProtection ?? {};
  const restarts = (reaction: string | undefined) =>
    reaction === undefined ? "unknown" : known(reaction === "restart");
  return all([restartsAutomatically(cluster), restarts(pdl), restarts(apd)]);
}

export function restartsAutomatically(cluster: Cluster | undefined): Tri {
  const enabled = cluster?.ha?.enabled;
  return enabled === undefined ? "unknown" : known(enabled);
}

/** Whether a VM that the platform may have put on any host is lost: one bad place is enough. Lost data is not told here. */
export function mayBeLost(losses: Losses, requirement: Requirement, vm: Vm, hosts: readonly Host[]): Tri {
  return any(hosts.map((host) => all([isPlace(losses.estate, requirement, vm, host), lostAt(losses, vm, host)])));
}

function lostAt(losses: Losses, vm: Vm, host: Host): Tri {
  const cluster = losses.estate.clusters?.find(({ id }) => id === vm.cluster);
  const outcomes = onHost(losses, vm, host).map((situation): Tri => {
    if (situation === "runs") return "no";
    if (situation === "stuck" || vm.restart === "disabled") return "yes";
    return not(restartsAutomatically(cluster));
  });
  const [first] = outcomes;
  return first !== undefined && outcomes.every((outcome) => outcome === first) ? first : "unknown";
}
