/** What no verdict covers, said in every report so that nobody reads more into a pass. */
export const NOT_MODELLED: readonly string[] = [
  "whether applications start and work after a restart, the order in which they start, and how long it takes",
  "data in flight: replication lag, corruption, backups",
  "several requirements' failures at once, and failures that are in no tolerance",
  "failures of the control plane while it is needed (vCenter, pool master), and faults that do not stop a machine",
  "disk space, and performance below what the demand model counts",
];
