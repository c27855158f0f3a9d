import { defineRule, fails, integer, names, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "A host has two addresses to find out whether it is isolated",
  why: "With one address, its own failure makes hosts believe that they are cut off, and those that do answer by the isolation response.",
  severity: "note",
  platforms: ["vsphere"],
  parameters: {
    minimum: integer({ default: 2, minimum: 1, maximum: 10, description: "Isolation addresses that a cluster needs." }),
  },
  fix: "give a second address that answers pings, best of another device (ha.isolationAddresses)",
  sources: [
    {
      catalogue: "HA-007",
      title: "VMware vSphere 6.5 Availability: network isolation addresses (default: the one gateway)",
    },
  ],
  profiles: ["production"],

  *check(estate, { minimum }) {
    for (const cluster of estate.clustersOnHa) {
      const addresses = cluster.ha("isolationAddresses");
      const distinct = addresses.known ? [...new Set(addresses.value)] : [];
      if (!addresses.known) yield undecided(cluster, addresses);
      else if (distinct.length >= minimum) yield passes();
      else {
        yield fails({
          about: [cluster],
          message: `hosts of ${cluster.id} find out whether they are isolated by ${names(distinct) || "the default gateway"} alone`,
          expected: `at least ${minimum}`,
          found: names(distinct) || "none: the platform takes the default gateway",
        });
      }
    }
  },
});
