import { ALL_PLATFORMS, defineRule, fails, integer, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "Synchronous copies go over a link that is short",
  why: "Every write waits for the other site and back: a long link slows all of them, and vendors do not support it.",
  severity: "warning",
  undecided: "note",
  platforms: ALL_PLATFORMS,
  parameters: {
    milliseconds: integer({ default: 5, minimum: 1, description: "Longest round trip, milliseconds." }),
  },
  fix: "replicate asynchronously, or over a shorter link",
  sources: [
    {
      catalogue: "DR-010",
      title: "VMware vSAN 7.0 Planning: at most 5 ms round trip between data sites of a stretched cluster",
      url: "https://docs.vmware.com/en/VMware-vSphere/7.0/com.vmware.vsphere.vsan-planning.doc/GUID-4172337E-E25F-4C6B-945E-01623D314FDA",
    },
  ],
  profiles: ["baseline"],

  *check(estate, { milliseconds }) {
    const { index } = estate;
    for (const { id, mode, link: via } of index.replications.values()) {
      if (mode !== "synchronous") continue;
      const link = index.links.get(via ?? "");
      const about = estate.named("replications", id);
      if (link === undefined) yield undecided(about, [{ object: `replications/${id}`, fact: "link" }]);
      else if (link.latencyMs === undefined)
        yield undecided(about, [{ object: `links/${link.id}`, fact: "latencyMs" }]);
      else if (link.latencyMs <= milliseconds) yield passes();
      else {
        yield fails({
          about: [about, estate.named("links", link.id)],
          message: `${id} copies synchronously over ${link.id}, whose round trip takes ${link.latencyMs} ms`,
          expected: `at most ${milliseconds} ms`,
          found: `${link.latencyMs} ms`,
        });
      }
    }
  },
});
