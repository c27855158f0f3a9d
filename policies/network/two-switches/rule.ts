import { ALL_PLATFORMS, count, defineRule, fails, type HostView, names, passes, undecided } from "../../../lib/policy";
import { carriedBy } from "../carriers";

export const rule = defineRule({
  title: "The uplinks of a network go to more than one switch",
  why: "Two uplinks to one switch protect from a cable, not from the switch: its loss cuts off every VM of the host, and nothing restarts them.",
  severity: "warning",
  undecided: "note",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "plug one of the uplinks into another switch",
  sources: [
    {
      catalogue: "NET-002",
      title:
        "VMware vSphere 6.5 Availability: network path redundancy (uplinks connected to separate physical switches)",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const cluster of estate.clusters) {
      if (cluster.requirements.length === 0) continue;
      const bySwitch = new Map<string, HostView[]>();
      for (const host of cluster.hosts) {
        const redundant = carriedBy(host)?.filter((one) => one.uplinks.length > 1) ?? [];
        const switches = redundant.map((one) => new Set(one.uplinks.map((uplink) => uplink.switch)));
        const onOne = switches.find((set) => set.size === 1 && !set.has(undefined));
        const [only] = onOne ?? [];
        if (only !== undefined) bySwitch.set(only, (bySwitch.get(only) ?? []).concat(host));
        else if (switches.some((set) => set.has(undefined) && set.size < 3))
          yield undecided(host, [host.lacks("uplinks.switch")]);
        else if (switches.length > 0) yield passes();
      }
      for (const [id, hosts] of bySwitch) {
        yield fails({
          about: [cluster, ...hosts, estate.named("domains", id)],
          message: `all uplinks of a network of ${names(hosts)} go to switch ${id}: when it fails, ${hosts.length === 1 ? "the host is" : "they are"} cut off`,
          expected: "uplinks to at least two switches",
          found: `${id} alone, on ${count(hosts.length, "host")}`,
        });
      }
    }
  },
});
