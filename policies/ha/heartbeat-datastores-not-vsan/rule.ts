import { defineRule, fails, names, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "Heartbeats are not on vSAN",
  why: "vSAN goes with the network whose loss the heartbeats are there to tell from the loss of a host; HA does not use it for them.",
  severity: "warning",
  undecided: "note",
  platforms: ["vsphere"],
  parameters: {},
  fix: "name VMFS or NFS datastores that all hosts mount",
  sources: [
    {
      catalogue: "HB-004",
      title: "VMware vSAN 7.0, GUID-4172337E-E25F-4C6B-945E-01623D314FDA: do not enable datastore heartbeats",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const cluster of estate.clustersOnHa) {
      const datastores = cluster.heartbeatDatastores;
      if (!datastores.known || datastores.value.length === 0) continue;
      const types = datastores.value.map((datastore) => ({ datastore, type: datastore.fact("type") }));
      const useless = types.filter(({ type }) => type.known && type.value === "vsan").map(({ datastore }) => datastore);
      const missing = types.flatMap(({ type }) => (type.known ? [] : type.missing));
      if (useless.length > 0) {
        yield fails({
          about: [cluster, ...useless],
          message: `${cluster.id} counts on heartbeats on vSAN: ${names(useless)}`,
          expected: "VMFS or NFS",
          found: "vsan",
        });
      } else yield missing.length > 0 ? undecided(cluster, missing) : passes();
    }
  },
});
