import { ALL_PLATFORMS, defineRule, fails, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "One copy of a backup can be changed by nobody",
  why: "Whoever takes over the backup server deletes every copy that it can reach, before he asks for money.",
  severity: "warning",
  undecided: "note",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "keep one copy offline, or on storage that lets nobody change it before its time",
  sources: [{ catalogue: "BAK-003", title: "The 3-2-1-1-0 rule: 1 copy offline or immutable" }],
  profiles: ["production"],

  *check(estate) {
    for (const { id, copies } of estate.index.backups.values()) {
      const about = estate.named("backups", id);
      if (copies.length === 0) continue;
      const open = copies.flatMap(({ offline, immutable }, i) =>
        offline === undefined && immutable === undefined
          ? [{ object: `backups/${id}`, fact: `copies/${i}/immutable` }]
          : [],
      );
      if (copies.some(({ offline, immutable }) => offline === true || immutable === true)) yield passes();
      else if (open.length > 0) yield undecided(about, open);
      else {
        yield fails({
          about: [about],
          message: `every copy of ${id} is online and can be changed`,
          expected: "a copy that is offline or immutable",
          found: "none",
        });
      }
    }
  },
});
