import { ALL_PLATFORMS, defineChangeRule, fails, passes, undecided } from "../../../lib/policy";

export const rule = defineChangeRule({
  title: "A change does not break what was kept before it",
  why: "People rely on a promise that has been kept so far; after the change it is false, and nothing else tells them.",
  severity: "error",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "change the design so that the promise stays kept, or promise less and say so",
  sources: [
    {
      catalogue: "VER-006",
      title: "XAPI does this at run time: xapi_ha_vm_failover.ml, assert_host_disable_preserves_ha_plan and its like",
      url: "https://github.com/xapi-project/xen-api/blob/master/ocaml/xapi/xapi_ha_vm_failover.mli",
    },
  ],
  profiles: ["baseline"],

  *check(change) {
    for (const { before, after } of change.promises) {
      if (after === undefined || before?.isProven !== true) continue;
      const { verdict } = after;
      if (verdict?.verdict === "tolerates") yield passes();
      else if (verdict?.verdict === "fails") {
        const [worst] = verdict.counterexamples;
        const { failed, total } = verdict.scenarios;
        yield fails({
          about: [after],
          message: `the change breaks "${after.id}", which was kept before${worst === undefined ? "" : `: ${worst.because}`}`,
          expected: "kept before and after",
          found: `kept before; after, ${failed} of ${total} scenarios fail`,
        });
      } else {
        const missing = verdict?.missing ?? [];
        const want = missing.length > 0 ? missing : [after.lacks("verdict")];
        yield undecided(after, want, `cannot say whether the change keeps "${after.id}", which was kept before`);
      }
    }
  },
});
