import { ALL_PLATFORMS, defineChangeRule, fails, passes, type RequirementView } from "../../../lib/policy";

export const rule = defineChangeRule({
  title: "A change does not take back a promise without a word",
  why: "A check that passes because less is promised looks like one that passes because the design is good.",
  severity: "warning",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "keep the promise, or accept with a waiver that less is promised",
  sources: [{ catalogue: "VER-006", title: "Convention: what is promised is part of what a change does" }],
  profiles: ["baseline"],

  *check(change) {
    for (const { before, after } of change.promises) {
      if (before === undefined) continue;
      const less = after === undefined ? [] : lessTolerated(before, after);
      if (after !== undefined && less.length === 0) yield passes();
      else {
        const message =
          after === undefined
            ? `the change takes back "${before.id}"`
            : `the change weakens "${before.id}": ${less.join(", ")}`;
        yield fails({
          about: [after ?? before],
          message,
          expected: told(before),
          found: after === undefined ? "no such promise" : told(after),
        });
      }
    }
  },
});

function lessTolerated(before: RequirementView, after: RequirementView): readonly string[] {
  const kinds = Object.keys(before.tolerate).filter((kind) => after.failures(kind) < before.failures(kind));
  const fewer = kinds.map((kind) => `${kind} ${before.failures(kind)} becomes ${after.failures(kind)}`);
  return before.wantsContinuity && !after.wantsContinuity ? [...fewer, "continuity is no longer asked for"] : fewer;
}

function told({ tolerate }: RequirementView): string {
  return `tolerate ${Object.entries(tolerate)
    .map(([kind, most]) => `${kind}: ${most}`)
    .join(", ")}`;
}
