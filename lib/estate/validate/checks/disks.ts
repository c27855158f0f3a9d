import type { Disk } from "../../types";
import type { CheckContext } from "../context";

/** A disk is on one datastore, or on one of a datastore cluster. */
export function disks(context: CheckContext): void {
  const vms = context.estate.vms ?? [];
  if (!vms.some((vm) => vm.disks?.some(isWrong))) return;
  for (const [i, vm] of vms.entries()) {
    for (const [j, disk] of (vm.disks ?? []).entries()) {
      if (!isWrong(disk)) continue;
      const found = disk.datastore === undefined ? "neither" : "both";
      context.report(
        ["vms", i, "disks", j],
        `has ${found} of datastore and datastoreCluster`,
        "a disk names one of the two",
      );
    }
  }
}

function isWrong(disk: Disk): boolean {
  return (disk.datastore === undefined) === (disk.datastoreCluster === undefined);
}
