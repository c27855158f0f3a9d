import type { Id } from "../../../lib/estate";
import { ALL_PLATFORMS, defineRule, fails, names, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "A copy shares no failure domain with what it copies",
  why: "What source and copy are both in, an array, a power feed, a rack, takes both at once: then there is no copy.",
  severity: "error",
  undecided: "note",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "keep the copies on another array, fed by other power, at another site",
  sources: [
    { catalogue: "DR-009", title: "Convention: sites share no array, power feed or witness" },
    { catalogue: "DR-016", title: "Convention: a copy protects from what it does not share" },
  ],
  profiles: ["baseline"],

  *check(estate) {
    const { index } = estate;
    for (const replication of index.replications.values()) {
      for (const { from, to } of replication.datastores ?? []) {
        const [source, copy] = [index.datastores.get(from), index.datastores.get(to)];
        if (source === undefined || copy === undefined) continue;
        const around = index.domainsAround(source);
        const shared: readonly Id[] =
          from === to ? [from] : [...index.domainsAround(copy)].filter((id) => around.has(id));
        const open = [source, copy].filter(({ domains }) => domains === undefined);
        if (shared.length > 0) {
          yield fails({
            about: [
              estate.named("replications", replication.id),
              ...(from === to ? [] : shared.map((id) => estate.named("domains", id))),
              estate.named("datastores", from),
              ...(from === to ? [] : [estate.named("datastores", to)]),
            ],
            message:
              from === to
                ? `${replication.id} copies ${from} to itself`
                : `${replication.id} copies ${from} to ${to}, and both are in ${names(shared)}`,
            expected: "no failure domain in common",
            found: names(shared),
          });
        } else if (open.length > 0) {
          const missing = open.map(({ id }) => ({ object: `datastores/${id}`, fact: "domains" }));
          yield undecided(estate.named("replications", replication.id), missing);
        } else yield passes();
      }
    }
  },
});
