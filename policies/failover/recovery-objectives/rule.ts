import { ALL_PLATFORMS, defineRule, fails, passes } from "../../../lib/policy";

export const rule = defineRule({
  title: "Every replication says how much it may lose and how long it may take",
  why: "Without an RPO nobody can say whether the copies are young enough, and without an RTO whether the recovery is quick enough.",
  severity: "note",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "declare rpoSeconds and rtoSeconds of the replication",
  sources: [{ catalogue: "DR-002", title: 'vCheck, plugin "SRM RPO Violations"' }],
  profiles: ["production"],

  *check(estate) {
    for (const replication of estate.replications) {
      const lacking = (["rpoSeconds", "rtoSeconds"] as const).filter((field) => !replication.fact(field).known);
      if (lacking.length === 0) yield passes();
      else {
        yield fails({
          about: [replication],
          message: `${replication.id} does not say ${lacking.map((field) => (field === "rpoSeconds" ? "how much it may lose (RPO)" : "how long a recovery may take (RTO)")).join(" and ")}`,
          expected: "rpoSeconds and rtoSeconds",
          found: `no ${lacking.join(", no ")}`,
        });
      }
    }
  },
});
