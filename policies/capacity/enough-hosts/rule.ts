import { count, defineRule, fails, integer, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "A cluster that restarts VMs has at least three hosts",
  why: "With two hosts, one failure or one maintenance leaves a single host that carries everything and can lose nothing more.",
  severity: "warning",
  undecided: "note",
  platforms: ["vsphere", "xen"],
  parameters: {
    minimum: integer({ default: 3, minimum: 2, description: "Hosts that a cluster with HA needs." }),
  },
  fix: "add a host, or accept that maintenance and a failure together are an outage",
  sources: [
    {
      catalogue: "CAP-003",
      title: "VMware vSphere 8.0 Availability: admission control (at least three hosts)",
      url: "https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-availability/GUID-53F6938C-96E5-4F67-9A6E-479F5A894571",
    },
    { catalogue: "CAP-004", title: "XCP-ng documentation: high availability (three hosts strongly recommended)" },
  ],
  profiles: ["production"],

  *check(estate, { minimum }) {
    for (const cluster of estate.clustersOnHa) {
      const hosts = cluster.hosts.length;
      if (hosts >= minimum) yield passes();
      else if (!cluster.hasAllHosts) yield undecided(cluster, [cluster.lacks("inventory.hosts")]);
      else {
        yield fails({
          about: [cluster, ...cluster.hosts],
          message: `${cluster.id} has ${count(hosts, "host")}, and needs ${minimum} to lose one while another is in maintenance`,
          expected: `at least ${count(minimum, "host")}`,
          found: String(hosts),
        });
      }
    }
  },
});
