import { ALL_PLATFORMS, count, defineRule, fails, names, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "HA is on wherever VMs must restart",
  why: "Without HA nothing restarts the VMs of a failed host: they stay down until somebody comes.",
  severity: "error",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "turn HA on (ha.enabled: true)",
  sources: [
    { catalogue: "HA-001", title: 'vCheck, plugin "HA configuration issues"; AsBuiltReport, health check HAEnabled' },
    {
      catalogue: "XEN-001",
      title: "XAPI toolstack: high availability",
      url: "https://github.com/xapi-project/xen-api/blob/master/doc/content/toolstack/features/HA/index.md",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const cluster of estate.clusters) {
      const waiting = cluster.vmsThatMustRestart;
      if (waiting.length === 0) continue;
      const enabled = cluster.ha("enabled");
      const unproven = cluster.requirementsOnRestart.filter((requirement) => !requirement.isProven);
      if (!enabled.known) yield undecided(cluster, enabled);
      else if (enabled.value || unproven.length === 0) yield passes();
      else {
        yield fails({
          about: [cluster, ...unproven],
          message: `HA is off on ${cluster.id}: nothing restarts ${count(waiting.length, "VM")} there when a host fails`,
          expected: `ha.enabled: true, for ${names(unproven)}`,
          found: "ha.enabled: false",
        });
      }
    }
  },
});
