import { defineRule, fails, names, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "The pool's heartbeat is on storage that every host shares",
  why: "Each host writes to the statefile on the heartbeat repository: a host that cannot reach it and the others fences itself, and on local storage none but one can.",
  severity: "error",
  undecided: "warning",
  platforms: ["xen"],
  parameters: {},
  fix: "enable HA with a heartbeat repository on shared storage (iSCSI, Fibre Channel, NFS) that every host of the pool is connected to",
  sources: [
    {
      catalogue: "HB-006",
      title: "XenServer 8: high availability, requirements (a shared storage repository for heartbeats)",
      url: "https://docs.xenserver.com/en-us/xenserver/8/high-availability",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const cluster of estate.clustersOnHa) {
      const heartbeats = cluster.heartbeatDatastores;
      if (!heartbeats.known) {
        yield undecided(cluster, heartbeats);
        continue;
      }
      const unshared = heartbeats.value.filter((datastore) => {
        const [shared, local] = [datastore.fact("shared"), datastore.isLocalTo(cluster)];
        return (shared.known && !shared.value) || (local.known && local.value);
      });
      if (heartbeats.value.length > 0 && unshared.length === 0) yield passes();
      else {
        yield fails({
          about: [cluster, ...unshared],
          message:
            unshared.length === 0
              ? `${cluster.id} has no heartbeat repository`
              : `the heartbeat of ${cluster.id} is on ${names(unshared)}, which one host alone has`,
          expected: "a shared repository",
          found: names(unshared) || "none",
        });
      }
    }
  },
});
