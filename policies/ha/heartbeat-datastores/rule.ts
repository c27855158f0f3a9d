import { count, defineRule, fails, integer, names, passes, undecided } from "../../../lib/policy";
import { hasOnlyVsan } from "../storage";

export const rule = defineRule({
  title: "At least two datastores carry heartbeats",
  why: "With one heartbeat datastore, its loss leaves HA unable to tell a failed host from one that is cut off from the network.",
  severity: "warning",
  undecided: "note",
  platforms: ["vsphere"],
  parameters: {
    minimum: integer({ default: 2, minimum: 2, maximum: 5, description: "Heartbeat datastores that a cluster needs." }),
  },
  fix: "choose at least two heartbeat datastores that every host of the cluster mounts",
  sources: [
    {
      catalogue: "HB-001",
      title: "VMware vSphere 7.0 Availability: datastore heartbeating (default 2, at most 5 for each host)",
      url: "https://docs.vmware.com/en/VMware-vSphere/7.0/com.vmware.vsphere.avail.doc/GUID-0502B198-F5F7-4101-969C-C5B6F364C678",
    },
    { catalogue: "HB-003", title: "Terraform provider vsphere: compute_cluster, ha_heartbeat_datastore_ids" },
  ],
  profiles: ["baseline"],

  *check(estate, { minimum }) {
    for (const cluster of estate.clustersOnHa) {
      if (hasOnlyVsan(cluster)) continue;
      const datastores = cluster.heartbeatDatastores;
      if (!datastores.known) yield undecided(cluster, datastores);
      else if (datastores.value.length >= minimum) yield passes();
      else {
        yield fails({
          about: [cluster, ...datastores.value],
          message: `${cluster.id} has ${count(datastores.value.length, "heartbeat datastore")}, and needs ${minimum}`,
          expected: `at least ${minimum}`,
          found: names(datastores.value) || "none",
        });
      }
    }
  },
});
