import type { Changed, ChangeView, ClusterView, HostView } from "../../lib/policy";

/** A host that can run nothing for a while, or for good. */
export interface LeavingHost {
  /** As it was: it could run VMs. */
  readonly host: HostView;
  /** A clause after its id: `is replaced`. */
  readonly how: string;
}

/** The hosts that a change takes out of each cluster, if only for a while, by the cluster as it was. */
export function leavingHosts(change: ChangeView): ReadonlyMap<ClusterView, readonly LeavingHost[]> {
  const leaving = new Map<ClusterView, LeavingHost[]>();
  for (const changed of change.hosts) {
    const { before } = changed;
    const how = howItLeaves(changed);
    if (before?.cluster === undefined || !before.isConnected || how === undefined) continue;
    const hosts = leaving.get(before.cluster);
    if (hosts === undefined) leaving.set(before.cluster, [{ host: before, how }]);
    else hosts.push({ host: before, how });
  }
  return leaving;
}

function howItLeaves({ kind, before, after }: Changed<HostView>): string | undefined {
  if (kind === "delete") return "is removed";
  if (kind === "replace") return "is replaced";
  if (after === undefined || before === undefined) return undefined;
  if (after.state === "maintenance") return "goes into maintenance";
  if (after.state === "disconnected") return "is disconnected";
  return after.cluster?.id === before.cluster?.id ? undefined : "goes to another cluster";
}
