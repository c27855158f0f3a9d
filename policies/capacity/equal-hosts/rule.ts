import {
  ALL_PLATFORMS,
  defineRule,
  fails,
  type HostView,
  integer,
  missingOf,
  passes,
  undecided,
} from "../../../lib/policy";

const FIELDS = ["memoryMib", "cores"] as const;

export const rule = defineRule({
  title: "Hosts of a cluster are about equal in size",
  why: "A reserve that is counted in hosts is too small when the largest one fails.",
  severity: "note",
  platforms: ALL_PLATFORMS,
  parameters: {
    percent: integer({
      default: 120,
      minimum: 100,
      description: "The largest host in percent of the smallest, by memory and by cores.",
    }),
  },
  fix: "even the hosts out, or keep a reserve as large as the largest host",
  sources: [
    {
      catalogue: "CAP-005",
      title: "VMware vSphere 6.0 Availability, GUID-BD6D9434-84C8-4937-BC76-04852F5EA136: size all hosts equally",
    },
  ],
  profiles: ["production"],

  *check(estate, { percent }) {
    for (const cluster of estate.clustersOnHa) {
      if (cluster.hosts.length < 2) continue;
      for (const field of FIELDS) {
        const sizes = cluster.hosts.flatMap((host) => sizeOf(host, field)).sort((a, b) => a.size - b.size);
        const [smallest, largest] = [sizes.at(0), sizes.at(-1)];
        const missing = missingOf(...cluster.hosts.map((host) => host.fact(field)));
        if (smallest && largest && 100 * largest.size > percent * smallest.size) {
          yield fails({
            about: [cluster, largest.host, smallest.host],
            cause: field,
            message: `hosts of ${cluster.id} differ in ${field === "cores" ? "cores" : "memory"}: ${largest.host.id} has ${largest.size}, ${smallest.host.id} ${smallest.size}`,
            expected: `the largest at most ${percent} % of the smallest`,
            found: `${Math.floor((100 * largest.size) / smallest.size)} %`,
          });
        } else yield missing.length > 0 ? undecided(cluster, missing) : passes();
      }
    }
  },
});

function sizeOf(host: HostView, field: (typeof FIELDS)[number]): readonly { host: HostView; size: number }[] {
  const size = host.fact(field);
  return size.known ? [{ host, size: size.value }] : [];
}
