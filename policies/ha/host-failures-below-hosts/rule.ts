import { count, defineRule, fails, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "Admission control keeps room for fewer failures than there are hosts",
  why: "Room for the loss of every host cannot be kept: the platform refuses the setting, or every VM.",
  severity: "warning",
  undecided: "note",
  platforms: ["vsphere"],
  parameters: {},
  fix: "lower ha.admissionControl.hostFailures, or add hosts",
  sources: [
    {
      catalogue: "CAP-008",
      title:
        "Terraform provider vsphere: ha_admission_control_host_failure_tolerance is at most the number of hosts less one",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const cluster of estate.clusters) {
      const failures = cluster.admissionControl("hostFailures");
      const hosts = cluster.hosts.length;
      if (!failures.known || hosts === 0) continue;
      if (failures.value < hosts) yield passes();
      else if (!cluster.hasAllHosts) yield undecided(cluster, [cluster.lacks("inventory.hosts")]);
      else {
        yield fails({
          about: [cluster],
          message: `${cluster.id} keeps room for ${count(failures.value, "host failure")} and has ${count(hosts, "host")}`,
          expected: `fewer than ${hosts}`,
          found: String(failures.value),
        });
      }
    }
  },
});
