import {
  ALL_PLATFORMS,
  defineRule,
  fails,
  inCommon,
  missingOf,
  names,
  passes,
  undecided,
  type VmView,
  words,
} from "../../../lib/policy";

export const rule = defineRule({
  title: "The VMs of a tier are not all on one storage array",
  why: "When the array fails, the whole tier fails with it, though another array is there.",
  severity: "warning",
  undecided: "note",
  platforms: ALL_PLATFORMS,
  parameters: {
    kinds: words({
      default: ["storage-array"],
      description: "Kinds of failure domain that must not hold all disks of a tier.",
    }),
  },
  fix: "spread the tier's VMs over the arrays, or keep them on a datastore with synchronous copies",
  sources: [{ catalogue: "STO-007", title: "Convention: one array for a whole tier is a single point of failure" }],
  profiles: ["production"],

  *check(estate, { kinds }) {
    const tiers = new Map<string, VmView[]>();
    for (const vm of estate.clusters.flatMap((cluster) => cluster.vmsThatMustRestart)) {
      if (vm.tier === undefined) continue;
      const vms = tiers.get(vm.tier);
      if (vms === undefined) tiers.set(vm.tier, [vm]);
      else vms.push(vm);
    }
    for (const kind of kinds) {
      const choice = estate.domains.filter((domain) => domain.kind === kind);
      if (choice.length < 2) continue;
      for (const [tier, vms] of tiers) {
        if (vms.length < 2) continue;
        const storage = vms.map((vm) => vm.datastores);
        const datastores = new Set(storage.flatMap((one) => (one.known ? one.value : [])));
        const shared = inCommon([...datastores].map((datastore) => datastore.domains(kind)));
        const missing = missingOf(...storage, shared);
        if (shared.known && shared.value.length === 0 && datastores.size > 0) yield passes();
        else if (missing.length > 0) yield undecided(vms, missing);
        else if (shared.known && shared.value.length > 0) {
          yield fails({
            about: [...choice.filter(({ id }) => shared.value.includes(id)), ...datastores],
            cause: tier,
            message: `all ${vms.length} VMs of tier ${tier} have their disks on ${kind} ${names(shared.value)}`,
            expected: `disks on two of kind ${kind}`,
            found: names(shared.value),
          });
        }
      }
    }
  },
});
