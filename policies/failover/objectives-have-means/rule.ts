import { coveredVms, type Id, powerOf, type Vm, vmsOfPlan } from "../../../lib/estate";
import { ALL_PLATFORMS, count, defineRule, fails, names, passes } from "../../../lib/policy";
import { sitesOf } from "../sites";

export const rule = defineRule({
  title: "Whoever is promised a recovery has a plan for it",
  why: "An RTO without a plan, or an RPO without a copy, is a number that nothing stands behind.",
  severity: "error",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "cover the VMs by a failover plan with a replication or backup, or take the promise back",
  sources: [
    { catalogue: "DR-001", title: "VMware SRM and Hyper-V Replica: every VM with a recovery objective has a replica" },
  ],
  profiles: ["baseline"],

  *check(estate) {
    const { index } = estate;
    const planned = new Set<Id>(
      [...index.failoverPlans.values()].flatMap((plan) => vmsOfPlan(index, plan).map(({ id }) => id)),
    );
    /** They take over from others, which take over from them. */
    const standIns = new Set<Id>([...index.replications.values()].flatMap(({ replicas = [] }) => replicas));
    const copied = new Set<Id>([
      ...[...index.replications.values()].flatMap(({ vms }) => vms),
      ...[...index.backups.values()].flatMap((policy) => coveredVms(index, policy).map(({ id }) => id)),
    ]);
    /** Its storage is kept at more than one site by itself. */
    const isStretched = (vm: Vm) =>
      (vm.disks ?? []).length > 0 &&
      (vm.disks ?? []).every(({ datastore }) => (index.datastores.get(datastore ?? "")?.copies ?? []).length > 1);
    const spans = (vm: Vm) => sitesOf(index, vm.cluster ?? "").size > 1;
    for (const objective of index.objectives.values()) {
      const vms = coveredVms(index, objective).filter((vm) => powerOf(vm) === "on" && !standIns.has(vm.id));
      const { id, rtoSeconds, rpoSeconds } = objective;
      const unplanned = rtoSeconds === undefined ? [] : vms.filter((vm) => !planned.has(vm.id) && !spans(vm));
      const uncopied = rpoSeconds === undefined ? [] : vms.filter((vm) => !copied.has(vm.id) && !isStretched(vm));
      const lacking = [
        { kind: "RTO", of: unplanned, means: "failover plan" },
        { kind: "RPO", of: uncopied, means: "copy" },
      ];
      for (const { kind, of, means } of lacking) {
        if (of.length === 0) continue;
        yield fails({
          about: [estate.named("objectives", id), ...of.map((vm) => estate.named("vms", vm.id))],
          cause: kind,
          message: `${id} promises an ${kind} to ${count(of.length, "VM")} without a ${means}: ${names(of.map((vm) => vm.id))}`,
          expected: `a ${means} for each`,
          found: `none for ${of.length} of ${vms.length}`,
        });
      }
      if (unplanned.length + uncopied.length === 0 && vms.length > 0) yield passes();
    }
  },
});
