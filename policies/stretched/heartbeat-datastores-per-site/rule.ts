import { count, defineRule, fails, integer, passes, undecided } from "../../../lib/policy";
import { stretchedClusters } from "../clusters";

export const rule = defineRule({
  title: "A stretched cluster has heartbeat datastores at each site",
  why: "With the link between the sites gone, the primary host sees the heartbeats of its own half only through storage that its half still reaches.",
  severity: "warning",
  undecided: "note",
  platforms: ["vsphere"],
  parameters: { minimum: integer({ default: 2, minimum: 1, description: "Heartbeat datastores at each site." }) },
  fix: "choose heartbeat datastores at both sites, two at each",
  sources: [
    {
      catalogue: "HB-005",
      title: "VMware vSphere Metro Storage Cluster practice: four heartbeat datastores, two at each site",
    },
  ],
  profiles: ["stretched-cluster"],

  *check(estate, { minimum }) {
    const stretched = new Map(stretchedClusters(estate.index).map((one) => [one.id, one]));
    for (const cluster of estate.clusters) {
      const sites = stretched.get(cluster.id)?.sites;
      if (sites === undefined) continue;
      const datastores = cluster.heartbeatDatastores;
      if (!datastores.known) {
        yield undecided(cluster, datastores);
        continue;
      }
      // On vSAN they are not asked for, and should not be there.
      if (datastores.value.length === 0) continue;
      const places = datastores.value.map((datastore) => datastore.domains("site"));
      const open = places.flatMap((at) => (at.known ? [] : at.missing));
      for (const site of sites.keys()) {
        const there = places.filter((at) => at.known && at.value.includes(site)).length;
        if (there >= minimum) yield passes();
        else if (open.length > 0) yield undecided(cluster, open);
        else {
          yield fails({
            about: [cluster, estate.named("sites", site)],
            message: `${cluster.id} has ${count(there, "heartbeat datastore")} at ${site}`,
            expected: `at least ${minimum}`,
            found: `${there}`,
          });
        }
      }
    }
  },
});
