import { ALL_PLATFORMS, count, defineRule, fails, names, passes } from "../../../lib/policy";

export const rule = defineRule({
  title: "No host is left in maintenance or disconnected",
  why: "The cluster is smaller by these hosts than it was designed to be, and its reserve is spent before anything fails.",
  severity: "warning",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "end the maintenance, connect the host, or take it out of the design",
  sources: [
    {
      catalogue: "VER-005",
      title: "AsBuiltReport, health check ConnectionState; Terraform provider vsphere: host, maintenance and connected",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const cluster of estate.clusters) {
      if (cluster.requirements.length === 0) continue;
      const away = cluster.hosts.filter((host) => !host.isConnected);
      if (away.length === 0) yield passes();
      else {
        yield fails({
          about: [cluster, ...away],
          message: `${count(away.length, "host")} of ${cluster.hosts.length} in ${cluster.id} can run no VM: ${names(away.map((host) => `${host.id} (${host.state})`))}`,
          expected: "every host connected",
          found: [...new Set(away.map((host) => host.state))].sort().join(", "),
        });
      }
    }
  },
});
