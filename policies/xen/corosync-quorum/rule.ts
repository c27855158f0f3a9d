import { count, defineRule, fails, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "A clustered pool promises no more failures than its quorum outlives",
  why: "Hosts of a pool with GFS2 storage form a corosync cluster: without a majority of them the rest fence themselves, whatever room there is.",
  severity: "error",
  platforms: ["xen"],
  parameters: {},
  fix: "promise fewer host failures, add hosts, or use storage without clustering",
  sources: [
    {
      catalogue: "STO-022",
      title: "XAPI, ocaml/xapi/xapi_clustering.ml: most failures that a clustered pool can plan for",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const cluster of estate.clusters) {
      const gfs2 = [...new Set(cluster.vms.flatMap((vm) => (vm.datastores.known ? vm.datastores.value : [])))].filter(
        (datastore) => {
          const type = datastore.fact("type");
          return type.known && type.value === "gfs2";
        },
      );
      if (gfs2.length === 0 || cluster.hosts.length === 0) continue;
      const most = Math.floor((cluster.hosts.length - 1) / 2);
      for (const requirement of cluster.requirementsOnRestart) {
        const promised = Math.min(requirement.failures("host"), cluster.hosts.length);
        if (promised <= most) yield passes();
        else if (!cluster.hasAllHosts) yield undecided(cluster, [cluster.lacks("inventory.hosts")]);
        else {
          yield fails({
            about: [cluster, requirement, ...gfs2],
            cause: `${cluster.id} ${requirement.id}`,
            message: `"${requirement.id}" promises ${count(promised, "host failure")}, and the quorum of ${count(cluster.hosts.length, "host")} of ${cluster.id} outlives ${most}`,
            expected: `at most ${most}`,
            found: String(promised),
          });
        }
      }
    }
  },
});
