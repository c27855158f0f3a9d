import { type DatastoreView, defineRule, fails, inCommon, names, passes, undecided, words } from "../../../lib/policy";

export const rule = defineRule({
  title: "The heartbeat does not go with all of the VMs' storage",
  why: "When the array that holds both fails, hosts lose their VMs' disks and the statefile at once; any network trouble on top makes the whole pool fence itself, with the VMs on other storage.",
  severity: "warning",
  undecided: "note",
  platforms: ["xen"],
  parameters: {
    kinds: words({
      default: ["storage-array"],
      description: "Kinds of failure domain that must not hold the heartbeat and all disks.",
    }),
  },
  fix: "put the heartbeat on a small repository of another array than the VMs' disks",
  sources: [
    {
      catalogue: "HB-007",
      title: "XenServer 8: high availability, recommendations on heartbeat storage",
      url: "https://docs.xenserver.com/en-us/xenserver/8/high-availability",
    },
  ],
  profiles: ["production"],

  *check(estate, { kinds }) {
    for (const cluster of estate.clustersOnHa) {
      const heartbeats = cluster.heartbeatDatastores;
      const disks = new Set(
        cluster.vmsThatMustRestart
          .flatMap((vm) => (vm.datastores.known ? vm.datastores.value : []))
          .filter((datastore) => !isLocal(datastore)),
      );
      if (disks.size === 0) continue;
      if (!heartbeats.known) {
        yield undecided(cluster, heartbeats);
        continue;
      }
      if (heartbeats.value.length === 0) continue;
      for (const kind of kinds) {
        const shared = inCommon([...heartbeats.value, ...disks].map((datastore) => datastore.domains(kind)));
        if (!shared.known) yield undecided([cluster, ...heartbeats.value], shared);
        else if (shared.value.length === 0) yield passes();
        else {
          yield fails({
            about: [cluster, ...heartbeats.value],
            cause: `${cluster.id} ${kind}`,
            message: `the heartbeat of ${cluster.id} and all disks of its VMs are on ${kind} ${names(shared.value)}`,
            expected: `another of kind ${kind}`,
            found: names(shared.value),
          });
        }
      }
    }
  },
});

/** Disks of one host's own are on no array, and save nobody when the one array stops. */
function isLocal(datastore: DatastoreView): boolean {
  const shared = datastore.fact("shared");
  return shared.known && !shared.value;
}
