import { coveredVms, type Id, powerOf } from "../../../lib/estate";
import { ALL_PLATFORMS, count, defineRule, fails, names, passes } from "../../../lib/policy";

export const rule = defineRule({
  title: "Every VM that matters is backed up",
  why: "Replication copies mistakes as faithfully as data: what was deleted or encrypted comes back from a backup alone.",
  severity: "warning",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "cover the VMs by a backup policy",
  sources: [{ catalogue: "BAK-001", title: "Convention: every VM has a backup policy, or somebody says why not" }],
  profiles: ["production"],

  *check(estate) {
    const { index } = estate;
    // An estate that declares no backup at all says nothing about backups.
    if (index.backups.size === 0) return;
    const covered = new Set<Id>(
      [...index.backups.values()].flatMap((policy) => coveredVms(index, policy).map(({ id }) => id)),
    );
    const vms = [...index.vms.values()].filter((vm) => powerOf(vm) === "on" && vm.tier !== undefined);
    for (const tier of [...new Set(vms.flatMap((vm) => vm.tier ?? []))].sort()) {
      const open = vms.filter((vm) => vm.tier === tier && !covered.has(vm.id));
      if (open.length === 0) yield passes();
      else {
        yield fails({
          about: open.map(({ id }) => estate.named("vms", id)),
          cause: tier,
          message: `no backup policy covers ${count(open.length, "VM")} of tier ${tier}: ${names(open.map(({ id }) => id))}`,
          expected: "a backup policy for each",
          found: "none",
        });
      }
    }
  },
});
