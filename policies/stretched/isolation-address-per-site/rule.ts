import { count, defineRule, fails, passes, undecided } from "../../../lib/policy";
import { stretchedClusters } from "../clusters";

export const rule = defineRule({
  title: "A stretched cluster has an isolation address for each site",
  why: "With the link between the sites gone, hosts that ping an address at the other site only take themselves for isolated, and stop their VMs.",
  severity: "warning",
  undecided: "note",
  platforms: ["vsphere"],
  parameters: {},
  fix: "set das.isolationaddress0, 1, ... to an address at each site, and das.usedefaultisolationaddress to false",
  sources: [
    {
      catalogue: "HA-009",
      title: "VMware vSAN 7.0 Planning, stretched cluster guidelines: an isolation address at each site",
      url: "https://docs.vmware.com/en/VMware-vSphere/7.0/com.vmware.vsphere.vsan-planning.doc/GUID-4172337E-E25F-4C6B-945E-01623D314FDA",
    },
  ],
  profiles: ["stretched-cluster"],

  *check(estate) {
    const stretched = new Map(stretchedClusters(estate.index).map((one) => [one.id, one]));
    for (const cluster of estate.clusters) {
      const sites = stretched.get(cluster.id)?.sites.size;
      if (sites === undefined) continue;
      const addresses = cluster.ha("isolationAddresses");
      if (!addresses.known) yield undecided(cluster, addresses);
      else if (new Set(addresses.value).size >= sites) yield passes();
      else {
        yield fails({
          about: [cluster],
          message: `${cluster.id} is at ${count(sites, "site")} and has ${count(new Set(addresses.value).size, "isolation address", "isolation addresses")}`,
          expected: `at least ${sites}`,
          found: `${new Set(addresses.value).size}`,
        });
      }
    }
  },
});
