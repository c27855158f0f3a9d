import type { CheckContext } from "../context";

/** A disk is on one datastore, or on one of a datastore cluster. */
export function disks(context: CheckContext): void {
  for (const [i, vm] of (context.estate.vms ?? []).entries()) {
    for (const [j, { datastore, datastoreCluster }] of (vm.disks ?? []).entries()) {
      if ((datastore === undefined) !== (datastoreCluster === undefined)) continue;
      const found =
        datastore === undefined ? "neither datastore nor datastoreCluster" : "both datastore and datastoreCluster";
      context.report(["vms", i, "disks", j], `has ${found}`, "a disk names one of the two");
    }
  }
}
