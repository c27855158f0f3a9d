import { defineRule, fails, inCommon, names, passes, undecided, words } from "../../../lib/policy";

export const rule = defineRule({
  title: "Heartbeat datastores are not all on one storage array",
  why: "When the one array fails, all heartbeats stop at once: HA can no longer tell failed hosts from isolated ones just when it must.",
  severity: "warning",
  undecided: "note",
  platforms: ["vsphere"],
  parameters: {
    kinds: words({
      default: ["storage-array"],
      description: "Kinds of failure domain that must not hold all heartbeat datastores of a cluster.",
    }),
  },
  fix: "choose heartbeat datastores on different arrays or NFS servers",
  sources: [
    {
      catalogue: "HB-002",
      title:
        "VMware vSphere 7.0 Availability: datastore heartbeating (vCenter avoids datastores on one LUN or NFS server)",
      url: "https://docs.vmware.com/en/VMware-vSphere/7.0/com.vmware.vsphere.avail.doc/GUID-0502B198-F5F7-4101-969C-C5B6F364C678",
    },
  ],
  profiles: ["baseline"],

  *check(estate, { kinds }) {
    for (const cluster of estate.clustersOnHa) {
      const datastores = cluster.heartbeatDatastores;
      if (!datastores.known || datastores.value.length < 2) continue;
      for (const kind of kinds) {
        const shared = inCommon(datastores.value.map((datastore) => datastore.domains(kind)));
        if (!shared.known) yield undecided(cluster, shared);
        else if (shared.value.length === 0) yield passes();
        else {
          yield fails({
            about: [cluster, ...datastores.value],
            cause: kind,
            message: `all heartbeat datastores of ${cluster.id} are on ${kind} ${names(shared.value)}: ${names(datastores.value)}`,
            expected: `heartbeat datastores on two of kind ${kind}`,
            found: `all on ${names(shared.value)}`,
          });
        }
      }
    }
  },
});
