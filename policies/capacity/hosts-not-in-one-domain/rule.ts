import { ALL_PLATFORMS, defineRule, fails, inCommon, names, passes, undecided, words } from "../../../lib/policy";

export const rule = defineRule({
  title: "The hosts of a cluster do not all hang on one power feed",
  why: "When the feed trips, every host goes at once, and HA has nowhere to restart anything.",
  severity: "warning",
  undecided: "note",
  platforms: ALL_PLATFORMS,
  parameters: {
    kinds: words({
      default: ["power-feed"],
      description: "Kinds of failure domain that must not hold all hosts of a cluster.",
    }),
  },
  fix: "feed the racks from two sides (redundant), or spread the hosts over feeds",
  sources: [
    {
      catalogue: "NET-021",
      title: "VMware vSAN 6.7, GUID-8491C4B0-6F94-4023-8C7A-FD7B40D0368D: fault domains and the power of a rack",
    },
  ],
  profiles: ["production"],

  *check(estate, { kinds }) {
    for (const cluster of estate.clusters) {
      if (cluster.requirements.length === 0 || cluster.hosts.length < 2) continue;
      for (const kind of kinds) {
        if (!estate.domains.some((domain) => domain.kind === kind)) continue;
        const shared = inCommon(cluster.hosts.map((host) => host.domains(kind)));
        if (!shared.known) yield undecided(cluster, shared);
        else if (shared.value.length === 0) yield passes();
        else {
          yield fails({
            about: [cluster, ...estate.domains.filter(({ id }) => shared.value.includes(id))],
            cause: kind,
            message: `all ${cluster.hosts.length} hosts of ${cluster.id} hang on ${kind} ${names(shared.value)}`,
            expected: `hosts on two of kind ${kind}, or none that takes a host alone`,
            found: names(shared.value),
          });
        }
      }
    }
  },
});
