import {
  ALL_PLATFORMS,
  count,
  defineRule,
  fails,
  type HostView,
  integer,
  names,
  passes,
  undecided,
} from "../../../lib/policy";
import { carriedBy } from "../carriers";

export const rule = defineRule({
  title: "Every network of a host has at least two uplinks",
  why: "With one uplink, a pulled cable or a failed port cuts the host's VMs off; vSphere and Xen do not restart a VM for a lost network.",
  severity: "warning",
  undecided: "note",
  platforms: ALL_PLATFORMS,
  parameters: {
    minimum: integer({ default: 2, minimum: 2, description: "Uplinks that each network of a host needs." }),
  },
  fix: "add an uplink to the host's switch or bond, or let the network use another one",
  sources: [
    {
      catalogue: "NET-001",
      title: 'VMware vSphere 6.5 Availability: network path redundancy; vCheck, plugin "Network redundancy lost"',
    },
    {
      catalogue: "NET-014",
      title: "XenServer 8: high availability (bonded management and storage interfaces)",
      url: "https://docs.xenserver.com/en-us/xenserver/8/high-availability",
    },
    { catalogue: "NET-016", title: "Terraform provider hyperv: network_switch, net_adapter_names" },
  ],
  profiles: ["baseline"],

  *check(estate, { minimum }) {
    for (const cluster of estate.clusters) {
      if (cluster.requirements.length === 0) continue;
      const short = new Map<HostView, readonly string[]>();
      for (const host of cluster.hosts) {
        const carried = carriedBy(host);
        if (carried === undefined) {
          yield undecided(host, [host.lacks("uplinks")]);
          continue;
        }
        const few = carried.filter((one) => one.uplinks.length + one.unclear.length < minimum);
        if (few.length > 0)
          short.set(
            host,
            few.map((one) => one.network),
          );
        else if (carried.some((one) => one.uplinks.length < minimum))
          yield undecided(host, [host.lacks("uplinks.networks")]);
        else if (carried.length > 0) yield passes();
      }
      if (short.size === 0) continue;
      const hosts = [...short.keys()];
      const networks = [...new Set([...short.values()].flat())];
      yield fails({
        about: [cluster, ...hosts],
        message: `${names(hosts)} of ${cluster.id} ${hosts.length === 1 ? "carries" : "carry"} ${names(networks)} over fewer than ${minimum} uplinks`,
        expected: `at least ${count(minimum, "uplink")} for each network`,
        found: `too few on ${count(hosts.length, "host")}`,
      });
    }
  },
});
