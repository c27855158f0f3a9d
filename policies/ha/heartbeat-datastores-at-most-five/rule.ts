import { defineRule, fails, passes } from "../../../lib/policy";

/** What das.heartbeatDsPerHost allows at most. */
const MOST = 5;

export const rule = defineRule({
  title: "No more heartbeat datastores are named than HA can use",
  why: "A host uses at most five; of more it is not known which, and one may count on those that it does not use.",
  severity: "note",
  platforms: ["vsphere"],
  parameters: {},
  fix: "name the two to five that are most independent of each other",
  sources: [
    {
      catalogue: "HB-001",
      title: "VMware vSphere 7.0 Availability: datastore heartbeating (two by default, at most five)",
      url: "https://docs.vmware.com/en/VMware-vSphere/7.0/com.vmware.vsphere.avail.doc/GUID-0502B198-F5F7-4101-969C-C5B6F364C678.html",
    },
  ],
  profiles: ["production"],

  *check(estate) {
    for (const cluster of estate.clustersOnHa) {
      const datastores = cluster.heartbeatDatastores;
      if (!datastores.known) continue; // that none are named is another rule's question
      if (datastores.value.length <= MOST) yield passes();
      else {
        yield fails({
          about: [cluster],
          message: `${cluster.id} names ${datastores.value.length} heartbeat datastores, of which each host uses at most ${MOST}`,
          expected: `at most ${MOST}`,
          found: String(datastores.value.length),
        });
      }
    }
  },
});
