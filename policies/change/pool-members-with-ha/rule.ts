import { type Changed, type ClusterView, defineChangeRule, fails, names, passes, undecided } from "../../../lib/policy";

export const rule = defineChangeRule({
  title: "A pool's members change only while its HA is off",
  why: "A pool with HA on refuses hosts that join or leave, and HA cannot be switched on while a member is down: the apply stops half-way.",
  severity: "warning",
  platforms: ["xen"],
  parameters: {},
  fix: "switch HA off in an apply of its own, change the members, and switch it on again when all of them are up",
  sources: [
    {
      catalogue: "XEN-014",
      title: "xen-api: doc/content/toolstack/features/HA/index.md, assumptions",
      url: "https://github.com/xapi-project/xen-api/blob/master/doc/content/toolstack/features/HA/index.md",
    },
  ],
  profiles: ["baseline"],

  *check(change) {
    for (const pool of change.after.clusters) {
      const before = change.before.clusters.find(({ id }) => id === pool.id);
      const members = change.hosts.filter((host) => changesMembership(host, pool.id));
      if (before === undefined) continue;
      const [was, is] = [before.ha("enabled"), pool.ha("enabled")];
      if (members.length > 0) {
        if (!was.known) yield undecided(before, was);
        else if (was.value) {
          const hosts = members.map(({ object }) => object);
          yield fails({
            about: [pool, ...hosts],
            message: `${names(hosts)} ${hosts.length === 1 ? "joins or leaves" : "join or leave"} ${pool.id} while its HA is on`,
            expected: "HA off while members change",
            found: "on",
          });
        } else yield passes();
      }
      if (was.known && !was.value && is.known && is.value) yield switchedOn(pool);
    }
  },
});

function switchedOn(pool: ClusterView) {
  const down = pool.hosts.filter((host) => !host.isConnected);
  if (down.length === 0) return passes();
  return fails({
    about: [pool, ...down],
    cause: "switched on",
    message: `HA of ${pool.id} is switched on while ${names(down)} ${down.length === 1 ? "is" : "are"} down`,
    expected: "every member up",
    found: [...new Set(down.map(({ state }) => state))].sort().join(", "),
  });
}

function changesMembership({ before, after }: Changed<{ readonly cluster: ClusterView | undefined }>, pool: string) {
  const [was, is] = [before?.cluster?.id === pool, after?.cluster?.id === pool];
  return was !== is;
}
