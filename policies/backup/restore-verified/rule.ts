import { ALL_PLATFORMS, count, daysBetween, defineRule, fails, integer, passes, today } from "../../../lib/policy";

export const rule = defineRule({
  title: "A backup was restored and found good, and not too long ago",
  why: "A backup that nobody restored is a file of unknown content.",
  severity: "warning",
  platforms: ALL_PLATFORMS,
  parameters: {
    days: integer({ default: 180, minimum: 1, description: "Days after which a restore says nothing any more." }),
    today: today(),
  },
  fix: "restore from the backup, check what comes back, and record the day as lastVerifiedRestore",
  sources: [{ catalogue: "BAK-003", title: "The 3-2-1-1-0 rule: 0 errors after a verified restore" }],
  profiles: ["production"],

  *check(estate, { days, today: now }) {
    for (const { id, lastVerifiedRestore: last } of estate.index.backups.values()) {
      const about = [estate.named("backups", id)];
      const expected = `a restore in the last ${count(days, "day")}`;
      if (last === undefined) {
        yield fails({
          about,
          cause: "never",
          message: `no restore of ${id} was ever verified, as far as is told`,
          expected,
          found: "none",
        });
      } else if (now !== "" && daysBetween(last, now) > days) {
        const message = `a restore of ${id} was last verified on ${last}, more than ${count(days, "day")} ago`;
        yield fails({ about, cause: "old", message, expected, found: last });
      } else yield passes();
    }
  },
});
