import { coveredVms, type Id } from "../../../lib/estate";
import { ALL_PLATFORMS, defineRule, fails, names, passes, undecided } from "../../../lib/policy";
import { placesOf } from "../places";

export const rule = defineRule({
  title: "A backup is not kept on what it protects",
  why: "A copy on the VM's own datastore or array goes with it.",
  severity: "error",
  undecided: "note",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "keep the copy on other storage",
  sources: [
    {
      catalogue: "BAK-004",
      title: "Convention: the repository is not on the datastore, array or cluster that it protects",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    const { index } = estate;
    for (const policy of index.backups.values()) {
      const about = estate.named("backups", policy.id);
      const stores = new Set(coveredVms(index, policy).flatMap((vm) => index.datastoresOfVm(vm) ?? []));
      const source = new Set<Id>([...stores].flatMap((id) => [...index.domainsAround(index.datastores.get(id) ?? {})]));
      if (stores.size === 0) continue;
      for (const [i, copy] of policy.copies.entries()) {
        const { datastore } = copy;
        const around = placesOf(index, copy).domains;
        const shared = [...(around ?? [])].filter((id) => source.has(id));
        if (datastore !== undefined && stores.has(datastore)) {
          yield fails({
            about: [about, estate.named("datastores", datastore)],
            cause: `copy ${i}`,
            message: `${policy.id} keeps a copy on ${datastore}, which holds the VMs themselves`,
            expected: "other storage",
            found: datastore,
          });
        } else if (shared.length > 0) {
          yield fails({
            about: [about, ...shared.map((id) => estate.named("domains", id))],
            cause: `copy ${i}`,
            message: `${policy.id} keeps a copy in ${names(shared)}, where the VMs' own storage is`,
            expected: "no failure domain in common",
            found: names(shared),
          });
        } else if (around === undefined) {
          yield undecided(about, [{ object: `backups/${policy.id}`, fact: `copies/${i}/domains` }]);
        } else yield passes();
      }
    }
  },
});
