import { defineRule, fails, names, passes } from "../../../lib/policy";

export const rule = defineRule({
  title: "Isolation addresses are different ones",
  why: "An address that is named twice is asked twice; when it does not answer, every host takes itself for isolated.",
  severity: "note",
  platforms: ["vsphere"],
  parameters: {},
  fix: "name another address, best on another network",
  sources: [{ catalogue: "HA-007", title: "VMware vSphere 6.5 Availability: network isolation addresses" }],
  profiles: ["production"],

  *check(estate) {
    for (const cluster of estate.clustersOnHa) {
      const addresses = cluster.ha("isolationAddresses");
      if (!addresses.known || addresses.value.length < 2) continue; // whether there are enough is another rule's question
      const twice = addresses.value.filter((address, at) => addresses.value.indexOf(address) !== at);
      if (twice.length === 0) yield passes();
      else {
        yield fails({
          about: [cluster],
          message: `${cluster.id} names the isolation address ${names([...new Set(twice)])} more than once`,
          expected: "different addresses",
          found: addresses.value.join(", "),
        });
      }
    }
  },
});
