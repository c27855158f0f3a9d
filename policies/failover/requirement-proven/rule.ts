import { ALL_PLATFORMS, defineRule, passes, undecided } from "../../../lib/policy";
import { brokenBy } from "./broken";

export const rule = defineRule({
  title: "Every requirement is proven",
  why: "A requirement is what people rely on when hardware fails; one that fails, or of which nothing can be said, is not kept.",
  severity: "error",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "change the design so that the scenario is survived, or promise less",
  sources: [{ title: "The prover: every scenario of the tolerance, each with a witness or a certificate" }],
  profiles: ["baseline"],

  *check(estate) {
    for (const requirement of estate.requirements) {
      const { verdict } = requirement;
      if (verdict?.verdict === "tolerates") yield passes();
      else if (verdict?.verdict === "fails") yield* brokenBy(estate, requirement, verdict);
      else {
        const open = verdict?.undecidedExamples[0]?.because ?? "it was not proven";
        const missing = verdict?.missing ?? [];
        const want = missing.length > 0 ? missing : [requirement.lacks("verdict")];
        const why = missing.length > 0 ? "facts are missing" : open;
        yield undecided(requirement, want, `cannot say whether "${requirement.id}" is kept: ${why}`);
      }
    }
  },
});
