import {
  ALL_PLATFORMS,
  type DatastoreView,
  defineRule,
  type EstateView,
  fails,
  type HostView,
  names,
  passes,
  undecided,
  words,
} from "../../../lib/policy";

export const rule = defineRule({
  title: "A host reaches block storage by two paths that share nothing",
  why: "With one path, or two through one switch, a failed adapter or fabric takes the disks of every VM on the host.",
  severity: "warning",
  undecided: "note",
  platforms: ALL_PLATFORMS,
  parameters: {
    kinds: words({
      default: ["fabric", "switch"],
      description: "Kinds of failure domain that must not be on all paths from a host to a datastore.",
    }),
  },
  fix: "add a path through another adapter and fabric",
  sources: [
    {
      catalogue: "STO-004",
      title: 'vCheck, plugin "Check LUNS have the recommended number of paths"',
    },
    {
      title: "XenServer 8: high availability (multipathed storage)",
      url: "https://docs.xenserver.com/en-us/xenserver/8/high-availability",
    },
  ],
  profiles: ["production"],

  *check(estate, { kinds }) {
    for (const datastore of blockStorageInUse(estate)) {
      const weak: HostView[] = [];
      for (const host of datastore.hosts) {
        const listed = host.fact("storagePaths");
        if (!listed.known) {
          yield undecided(host, listed);
          continue;
        }
        const paths = listed.value.filter((path) => path.datastore === datastore.id);
        if (paths.length === 0) continue;
        const places = paths.map((path) =>
          estate.domainsAbove(path.domains).filter(({ kind }) => kinds.includes(kind)),
        );
        const [first = [], ...others] = places;
        const shared = first.filter((domain) => others.every((place) => place.includes(domain)));
        if (paths.length < 2 || shared.length > 0) weak.push(host);
        else yield passes();
      }
      if (weak.length === 0) continue;
      yield fails({
        about: [datastore, ...weak],
        message: `${names(weak)} ${weak.length === 1 ? "reaches" : "reach"} ${datastore.id} by one path, or by paths that share a ${kinds.join(" or ")}`,
        expected: "two paths that share none",
        found: "less",
      });
    }
  },
});

/** VMFS volumes with a disk of a VM that must restart: what is reached over a network has no paths to list. */
function blockStorageInUse(estate: EstateView): ReadonlySet<DatastoreView> {
  const used = new Set<DatastoreView>();
  for (const vm of estate.clusters.flatMap((cluster) => cluster.vmsThatMustRestart)) {
    for (const datastore of vm.datastores.known ? vm.datastores.value : []) {
      const type = datastore.fact("type");
      if (type.known && type.value === "vmfs" && datastore.hosts.length > 1) used.add(datastore);
    }
  }
  return used;
}
