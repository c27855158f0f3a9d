import { ALL_PLATFORMS, count, defineRule, fails, integer, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "A backup has copies enough, on two kinds of medium",
  why: "Three copies of the data, the original among them, on two media: one mistake, one broken device or one bad firmware takes none of them all.",
  severity: "warning",
  undecided: "note",
  platforms: ALL_PLATFORMS,
  parameters: {
    copies: integer({ default: 2, minimum: 1, description: "Copies beside the VMs themselves." }),
    media: integer({ default: 2, minimum: 1, description: "Kinds of medium among these copies." }),
  },
  fix: "add a copy on another medium",
  sources: [{ catalogue: "BAK-002", title: "The 3-2-1 rule: 3 copies, 2 media, 1 of them off-site" }],
  profiles: ["production"],

  *check(estate, { copies: least, media: kinds }) {
    for (const { id, copies } of estate.index.backups.values()) {
      const about = estate.named("backups", id);
      if (copies.length < least) {
        yield fails({
          about: [about],
          cause: "copies",
          message: `${id} keeps ${count(copies.length, "copy", "copies")} beside the VMs`,
          expected: `at least ${least}`,
          found: `${copies.length}`,
        });
        continue;
      }
      const media = new Set(copies.flatMap(({ medium }) => medium ?? []));
      const open = copies.flatMap(({ medium }, i) =>
        medium === undefined ? [{ object: `backups/${id}`, fact: `copies/${i}/medium` }] : [],
      );
      if (media.size >= kinds) yield passes();
      else if (media.size + open.length >= kinds) yield undecided(about, open);
      else {
        yield fails({
          about: [about],
          cause: "media",
          message: `all copies of ${id} are on ${[...media].join(", ")}`,
          expected: `${count(kinds, "kind")} of medium`,
          found: [...media].join(", "),
        });
      }
    }
  },
});
