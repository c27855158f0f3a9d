/** What no verdict covers, said in every report so that nobody reads more into a pass. */
export const NOT_MODELLED: readonly string[] = [
  "application health",
  "start order and time to recover",
  "replication lag",
  "data corruption and backups",
  "disk space",
  "loss of the management plane",
  "failures of several requirements together",
];
