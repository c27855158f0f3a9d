import { ALL_PLATFORMS, defineRule, fails, type HostView, names, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "Hosts mount all members of a datastore cluster, or none",
  why: "The platform moves disks between the members: a VM that was placed well can lose hosts by a move that nobody asked for.",
  severity: "warning",
  undecided: "note",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "mount the missing members on these hosts",
  sources: [
    { catalogue: "STO-009", title: "Convention: members of a datastore cluster are mounted by the same hosts" },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const pool of estate.datastoreClusters) {
      const uneven: HostView[] = [];
      for (const host of estate.hosts) {
        const mounts = host.fact("datastores");
        const lacking = pool.datastores.filter((datastore) => host.lacksMount(datastore));
        if (!mounts.known) yield undecided(host, mounts);
        else if (lacking.length > 0 && lacking.length < pool.datastores.length) uneven.push(host);
        else if (lacking.length === 0) yield passes();
      }
      if (uneven.length === 0) continue;
      yield fails({
        about: [pool, ...uneven],
        message: `${names(uneven)} ${uneven.length === 1 ? "mounts" : "mount"} only some of the members of ${pool.id}`,
        expected: `all of ${names(pool.datastores)}, or none`,
        found: "some of them",
      });
    }
  },
});
