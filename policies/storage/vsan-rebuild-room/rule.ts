import { ALL_PLATFORMS, count, defineRule, fails, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "A cluster whose hosts hold the data has a host more than it needs",
  why: "With just enough hosts, what a failed one held cannot be built again, and no host can be emptied for maintenance without losing protection.",
  severity: "note",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "add a host to the cluster",
  sources: [
    {
      catalogue: "STO-016",
      title: "VMware vSAN 8.0 Planning: sizing hosts (three hosts: no rebuild, no full evacuation)",
      url: "https://docs.vmware.com/en/VMware-vSphere/8.0/vsan-planning/GUID-57575456-0AD9-4655-9D6B-58509C1DF33C",
    },
  ],
  profiles: ["production"],

  *check(estate) {
    const clusters = new Map(estate.clusters.map((cluster) => [cluster.id, cluster]));
    for (const datastore of estate.datastores) {
      const { distributed } = datastore;
      const cluster = distributed && clusters.get(distributed.cluster);
      if (cluster === undefined || distributed?.over !== "host") continue;
      const needed = 2 * distributed.failuresToTolerate + 2;
      if (cluster.hasAllHosts && cluster.hosts.length < needed - 1) continue; // storage/vsan-fault-domains says so
      if (cluster.hosts.length >= needed) yield passes();
      else if (!cluster.hasAllHosts) yield undecided(datastore, [cluster.lacks("inventory.hosts")]);
      else {
        yield fails({
          about: [datastore, cluster],
          message: `${cluster.id} has ${count(cluster.hosts.length, "host")} for ${datastore.id}: what a failed one holds cannot be built again`,
          expected: `at least ${needed} hosts (2 x ${distributed.failuresToTolerate} + 2)`,
          found: String(cluster.hosts.length),
        });
      }
    }
  },
});
