import { ALL_PLATFORMS, count, daysBetween, defineRule, fails, integer, passes, today } from "../../../lib/policy";

export const rule = defineRule({
  title: "A failover plan was tested, and not too long ago",
  why: "A plan that nobody tried is a hope: mappings, credentials and order are wrong where nobody looked.",
  severity: "warning",
  platforms: ALL_PLATFORMS,
  parameters: {
    days: integer({ default: 365, minimum: 1, description: "Days after which a test says nothing any more." }),
    today: today(),
  },
  fix: "test the plan, and record the day and the result as lastTest",
  sources: [
    {
      catalogue: "DR-008",
      title: "VMware Site Recovery Manager: test a recovery plan before it is needed",
      url: "https://docs.vmware.com/en/Site-Recovery-Manager/index.html",
    },
  ],
  profiles: ["production"],

  *check(estate, { days, today: now }) {
    for (const { id, lastTest } of estate.index.failoverPlans.values()) {
      const about = [estate.named("failoverPlans", id)];
      const expected = `a test that passed in the last ${count(days, "day")}`;
      if (lastTest === undefined) {
        yield fails({
          about,
          cause: "never",
          message: `${id} was never tested, as far as is told`,
          expected,
          found: "none",
        });
      } else if (lastTest.result === "failed") {
        const message = `the last test of ${id}, on ${lastTest.date}, failed`;
        yield fails({ about, cause: "failed", message, expected, found: `failed on ${lastTest.date}` });
      } else if (now !== "" && daysBetween(lastTest.date, now) > days) {
        const message = `${id} was last tested on ${lastTest.date}, more than ${count(days, "day")} ago`;
        yield fails({ about, cause: "old", message, expected, found: lastTest.date });
      } else yield passes();
    }
  },
});
