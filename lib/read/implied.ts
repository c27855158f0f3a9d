import { type Cluster, type Estate, powerOf, type Requirement, restartOf, validateEstate } from "../estate";
import type { InputNote } from "./note";
import type { LoadedEstate } from "./reader";

/**
 * The requirement that each cluster's admission control implies, where the input is of a kind that states none and nothing else does: so many
 * hosts of the cluster may fail, and what is reserved runs again.
 */
export function withImpliedRequirements(loaded: LoadedEstate): LoadedEstate {
  const { estate, notes = [] } = loaded;
  if (loaded.statesNoRequirements !== true || (estate.requirements ?? []).length > 0) return loaded;
  const implied = (estate.clusters ?? []).flatMap((cluster) => impliedBy(cluster, estate));
  if (implied.length === 0) return loaded;
  const valid = validateEstate({ ...estate, requirements: implied });
  return valid.ok ? { ...loaded, estate: valid.value, notes: [...notes, NOTE] } : loaded;
}

const NOTE: InputNote = {
  message:
    "requirements: none is stated, so what admission control implies is judged; state your own in a facts file, or with --tolerate",
};

function impliedBy(cluster: Cluster, estate: Estate): readonly Requirement[] {
  const { id } = cluster;
  const hosts = (estate.hosts ?? []).filter((host) => host.cluster === id).length;
  const failures = hostFailures(cluster, hosts);
  const mustRun = (estate.vms ?? []).some(
    (vm) => vm.cluster === id && powerOf(vm) === "on" && restartOf(vm) !== "disabled",
  );
  if (failures === undefined || failures < 1 || hosts === 0 || !mustRun) return [];
  return [
    {
      id: `implied by admission control of ${id}`,
      clusters: [id],
      tolerate: { host: failures },
      demand: "reservation",
      implied: true,
    },
  ];
}

/** Whole hosts that admission control keeps room for. */
function hostFailures({ ha, inventory }: Cluster, hosts: number): number | undefined {
  if (ha?.enabled !== true) return undefined;
  const { policy, hostFailures, cpuPercent, memoryPercent, failoverHosts } = ha.admissionControl ?? {};
  if (policy === "failover-hosts") return failoverHosts?.length;
  if (policy !== "resource-percentage" && policy !== "slots") return undefined;
  if (hostFailures !== undefined) return hostFailures;
  if (cpuPercent === undefined || memoryPercent === undefined || inventory?.hosts === "partial") return undefined;
  return Math.floor((Math.min(cpuPercent, memoryPercent) * hosts) / 100);
}
