import {
  ALL_PLATFORMS,
  type ClusterView,
  count,
  type DatastoreView,
  defineRule,
  fails,
  type Known,
  known,
  mapKnown,
  passes,
  undecided,
  unknown,
} from "../../../lib/policy";

export const rule = defineRule({
  title: "A distributed datastore has enough fault domains for the failures that it tolerates",
  why: "With fewer than 2 x n + 1 fault domains the data of n failures cannot be kept: the policy is not met, or new objects are not created.",
  severity: "warning",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "add hosts or fault domains to the cluster, or tolerate fewer failures",
  sources: [
    {
      catalogue: "STO-012",
      title: "VMware vSAN 8.0 Planning: sizing hosts (2 x FTT + 1)",
      url: "https://docs.vmware.com/en/VMware-vSphere/8.0/vsan-planning/GUID-57575456-0AD9-4655-9D6B-58509C1DF33C",
    },
    { catalogue: "STO-013", title: "VMware vSAN 6.7, GUID-8491C4B0-6F94-4023-8C7A-FD7B40D0368D: fault domains" },
  ],
  profiles: ["baseline"],

  *check(estate) {
    const clusters = new Map(estate.clusters.map((cluster) => [cluster.id, cluster]));
    for (const datastore of estate.datastores) {
      const { distributed } = datastore;
      const cluster = distributed && clusters.get(distributed.cluster);
      if (distributed === undefined || cluster === undefined) continue;
      const needed = 2 * distributed.failuresToTolerate + 1;
      const domains = mapKnown(faultDomains(cluster, distributed.over), (own) => own + (datastore.witness ? 1 : 0));
      if (!domains.known) yield undecided(datastore, domains);
      else if (domains.value >= needed) yield passes();
      else if (!cluster.hasAllHosts) yield undecided(datastore, [cluster.lacks("inventory.hosts")]);
      else yield tooFew(datastore, cluster, domains.value, needed);
    }
  },
});

function tooFew(datastore: DatastoreView, cluster: ClusterView, found: number, needed: number) {
  const over = datastore.distributed?.over ?? "host";
  const failures = datastore.distributed?.failuresToTolerate ?? 0;
  return fails({
    about: [datastore, cluster],
    message: `${datastore.id} tolerates ${count(failures, "failure")} over ${over}s, and ${cluster.id} has ${found} where ${needed} are needed`,
    expected: `at least ${needed} (2 x ${failures} + 1)`,
    found: String(found),
  });
}

/** The hosts, or the domains that hold hosts; a host in none is one by itself. */
function faultDomains(cluster: ClusterView, over: string): Known<number> {
  const found = new Set<string>();
  for (const host of cluster.hosts) {
    const domains = host.domains(over);
    if (!domains.known) return unknown(...domains.missing);
    if (domains.value.length === 0) found.add(`host ${host.id}`);
    else for (const id of domains.value) found.add(id);
  }
  return known(found.size);
}
