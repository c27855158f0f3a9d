import { count, defineRule, fails, type HostView, names, passes, undecided } from "../../../lib/policy";

/** A host that mounts two of them has what it needs, however many more are listed. */
const ENOUGH = 2;

export const rule = defineRule({
  title: "Every host mounts two heartbeat datastores",
  why: "A host that mounts fewer than two of the chosen heartbeat datastores is a failure away from being taken for dead, or for isolated.",
  severity: "warning",
  undecided: "note",
  platforms: ["vsphere"],
  parameters: {},
  fix: "mount the heartbeat datastores on every host of the cluster, or choose ones that are mounted everywhere",
  sources: [
    {
      catalogue: "HB-003",
      title: "VMware vSphere 7.0 Availability: datastore heartbeating",
      url: "https://docs.vmware.com/en/VMware-vSphere/7.0/com.vmware.vsphere.avail.doc/GUID-0502B198-F5F7-4101-969C-C5B6F364C678",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const cluster of estate.clustersOnHa) {
      const chosen = cluster.heartbeatDatastores;
      if (!chosen.known || chosen.value.length < ENOUGH) continue;
      const short: HostView[] = [];
      for (const host of cluster.hosts) {
        const lacking = chosen.value.filter((datastore) => host.lacksMount(datastore));
        const mounts = host.fact("datastores");
        if (!mounts.known) yield undecided(host, mounts);
        else if (chosen.value.length - lacking.length < ENOUGH) short.push(host);
        else yield passes();
      }
      if (short.length === 0) continue;
      yield fails({
        about: [cluster, ...short, ...chosen.value],
        message: `${names(short)} of ${cluster.id} ${short.length === 1 ? "mounts" : "mount"} fewer than ${ENOUGH} of its heartbeat datastores ${names(chosen.value)}`,
        expected: `at least ${ENOUGH} on each host`,
        found: `fewer on ${count(short.length, "host")}`,
      });
    }
  },
});
