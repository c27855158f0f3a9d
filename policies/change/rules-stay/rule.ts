import {
  ALL_PLATFORMS,
  type ChangeView,
  defineChangeRule,
  fails,
  names,
  passes,
  type RuleView,
} from "../../../lib/policy";

export const rule = defineChangeRule({
  title: "Placement rules stay while they are changed",
  why: "Between the end of the old rule and the beginning of the new one nothing keeps VMs apart or on their hosts: load balancing may move them together, and a restart in between puts them anywhere.",
  severity: "warning",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "change the rule in place (a moved block where only its address changes), or make the new one first (create_before_destroy)",
  sources: [
    {
      catalogue: "VER-006",
      title: "Terraform: lifecycle, create_before_destroy; by default the old object is destroyed first",
      url: "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
    },
    {
      title: "Terraform: refactoring, moved blocks",
      url: "https://developer.hashicorp.com/terraform/language/modules/develop/refactoring",
    },
  ],
  profiles: ["baseline"],

  *check(change) {
    const made = madeBy(change);
    for (const changed of change.rules) {
      const { before, kind, createsFirst } = changed;
      if (before === undefined || !before.isEnabled || before.kind === "dependency" || !keepsAny(before)) continue;
      const successor = kind === "replace" ? changed.after : successorOf(change, before, made);
      if (kind === "update" || (kind === "replace" && createsFirst)) yield passes();
      else if (successor !== undefined) {
        const how =
          kind === "replace" ? "is destroyed and made anew" : `is destroyed while ${successor.id} takes its place`;
        yield fails({
          about: [before, ...before.vms],
          message: `${before.kind} rule ${before.id} ${how}, and nothing holds ${names(before.vms)} in between`,
          expected: "a rule that stays, or its successor first",
          found: "destroyed before it is made",
        });
      }
    }
  },
});

/** VMs that run, and stay. */
function keepsAny({ vms }: RuleView): boolean {
  return vms.some((vm) => vm.isOn);
}

/** Rules that the change makes, by their kind and their VMs. */
function madeBy(change: ChangeView): ReadonlyMap<string, RuleView> {
  const made = change.rules.filter(({ kind }) => kind === "create");
  return new Map(
    made.map(({ object }) => [
      keyOf(
        object.kind,
        object.vms.map(({ id }) => id),
      ),
      object,
    ]),
  );
}

/** A rule of the same kind over the same VMs that the change makes. */
function successorOf(change: ChangeView, before: RuleView, made: ReadonlyMap<string, RuleView>): RuleView | undefined {
  const vms = before.vms.map((vm) => change.of(vm)?.id ?? vm.id);
  return made.get(keyOf(before.kind, vms));
}

function keyOf(kind: string, vms: readonly string[]): string {
  return JSON.stringify([kind, ...[...vms].sort()]);
}
