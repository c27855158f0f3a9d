import { defineRule, fails, missingOf, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "DRS is on and fully automated",
  why: "Without it nothing makes room for a large VM after a failure, nothing mends broken rules, and nothing spreads the load again.",
  severity: "warning",
  undecided: "note",
  platforms: ["vsphere"],
  parameters: {},
  fix: 'turn DRS on, fully automated (drs: { enabled: true, automation: "fully-automated" })',
  sources: [
    {
      catalogue: "DRS-001",
      title: 'vCheck, plugin "Clusters with DRS Disabled"; AsBuiltReport, health check DRSAutomationLevelFullyAuto',
    },
  ],
  profiles: ["production"],

  *check(estate) {
    for (const cluster of estate.clustersOnHa) {
      const [enabled, automation] = [cluster.drs("enabled"), cluster.drs("automation")];
      const isOff = enabled.known && !enabled.value;
      const isManual = automation.known && automation.value !== "fully-automated";
      if (isOff || isManual) {
        const found = isOff ? "off" : automation.known ? automation.value : "";
        yield fails({
          about: [cluster],
          message: `DRS of ${cluster.id} is ${found}: VMs stay where HA has put them`,
          expected: "on, fully-automated",
          found,
        });
      } else {
        const missing = missingOf(enabled, automation);
        yield missing.length > 0 ? undecided(cluster, missing) : passes();
      }
    }
  },
});
