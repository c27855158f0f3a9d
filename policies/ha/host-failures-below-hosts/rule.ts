import { count, defineRule, fails, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "Room is kept for fewer host failures than there are hosts",
  why: "Room for the loss of every host cannot be kept: the platform refuses the setting, or every VM.",
  severity: "warning",
  undecided: "note",
  platforms: ["vsphere", "xen"],
  parameters: {},
  fix: "lower ha.admissionControl.hostFailures (Xen: ha.hostFailuresToTolerate), or add hosts",
  sources: [
    {
      catalogue: "CAP-008",
      title:
        "Terraform provider vsphere: ha_admission_control_host_failure_tolerance is at most the number of hosts less one",
    },
    {
      title: "XAPI, ocaml/xapi/binpack.ml: no plan exists for as many failures as there are hosts",
      url: "https://github.com/xapi-project/xen-api/blob/master/ocaml/xapi/binpack.ml",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const cluster of estate.clusters) {
      const failures =
        cluster.platform === "xen" ? cluster.ha("hostFailuresToTolerate") : cluster.admissionControl("hostFailures");
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
