import { carries, loadOf } from "../../../lib/failover";
import { ALL_PLATFORMS, defineRule, fails, passes } from "../../../lib/policy";

export const rule = defineRule({
  title: "A link carries all that its replications change",
  why: "Where more changes than the link carries, the copies fall behind without end, whatever interval and RPO say.",
  severity: "error",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "give the link more bandwidth, or replicate less over it",
  sources: [
    { catalogue: "DR-002", title: "Arithmetic: what is written must be sent" },
    { catalogue: "DR-010", title: "VMware vSAN stretched cluster: bandwidth sizing between data sites" },
  ],
  profiles: ["baseline"],

  *check(estate) {
    const { index } = estate;
    for (const link of index.links.values()) {
      const replications = [...index.replications.values()].filter((one) => one.link === link.id);
      if (replications.length === 0 || link.bandwidthMbps === undefined) continue;
      const [load, capacity] = [loadOf(index, link).least, Math.floor(carries(link))];
      if (load <= capacity) yield passes();
      else {
        yield fails({
          about: [estate.named("links", link.id), ...replications.map(({ id }) => estate.named("replications", id))],
          message: `replications over ${link.id} change ${load} MiB per hour, and it carries ${capacity} MiB per hour`,
          expected: `at most ${capacity} MiB per hour`,
          found: `${load} MiB per hour`,
        });
      }
    }
  },
});
