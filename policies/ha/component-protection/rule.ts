import { defineRule, fails, missingOf, passes, undecided } from "../../../lib/policy";
import { hasOnlyVsan } from "../storage";

const RESPONSES = ["pdl", "apd"] as const;

export const rule = defineRule({
  title: "HA restarts VMs that lose their storage",
  why: "A host that loses its paths to a datastore keeps running VMs that can no longer read or write: without component protection nobody moves them.",
  severity: "warning",
  undecided: "note",
  platforms: ["vsphere"],
  parameters: {},
  fix: 'answer a lost device and lost paths by a restart (ha.componentProtection: { pdl: "restart", apd: "restart" })',
  sources: [
    {
      catalogue: "HA-010",
      title:
        "AsBuiltReport, health check DatastoreOnPDL; Terraform provider vsphere: ha_datastore_pdl_response is disabled by default",
    },
    {
      catalogue: "HA-011",
      title:
        "AsBuiltReport, health check DatastoreOnAPD; Terraform provider vsphere: ha_datastore_apd_response is disabled by default",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const cluster of estate.clustersOnHa) {
      if (hasOnlyVsan(cluster)) continue;
      const found = RESPONSES.map((name) => ({ name, response: cluster.componentProtection(name) }));
      const wrong = found.flatMap(({ name, response }) =>
        response.known && response.value !== "restart" ? [`${name}: ${response.value}`] : [],
      );
      const missing = missingOf(...found.map(({ response }) => response));
      if (wrong.length > 0) {
        yield fails({
          about: [cluster],
          message: `${cluster.id} does not restart VMs that lose their storage (${wrong.join(", ")})`,
          expected: "pdl: restart, apd: restart",
          found: wrong.join(", "),
        });
      } else yield missing.length > 0 ? undecided(cluster, missing) : passes();
    }
  },
});
