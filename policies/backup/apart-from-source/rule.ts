import { coveredVms, type Id } from "../../../lib/estate";
import { ALL_PLATFORMS, defineRule, fails, names, passes, undecided } from "../../../lib/policy";
import { placesOf } from "../places";

export const rule = defineRule({
  title: "A backup is not kept on what it protects alone",
  why: "A copy on the VM's own datastore or array goes with it; where there is no other, there is none.",
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
      const places = policy.copies.map((copy) => ({ on: copy.datastore, around: placesOf(index, copy).domains }));
      if (places.length === 0) continue;
      const groups = new Map<string, { readonly stores: readonly Id[]; readonly vms: Id[] }>();
      for (const vm of coveredVms(index, policy)) {
        const stores = [...(index.datastoresOfVm(vm) ?? [])].sort();
        if (stores.length === 0) continue;
        const group = groups.get(stores.join("\u0000")) ?? { stores, vms: [] };
        group.vms.push(vm.id);
        groups.set(stores.join("\u0000"), group);
      }
      for (const { stores, vms } of groups.values()) {
        const source = new Set<Id>(stores.flatMap((id) => [...index.domainsAround(index.datastores.get(id) ?? {})]));
        const shared = places.map(({ on, around }) => [
          ...(on !== undefined && stores.includes(on) ? [on] : []),
          ...[...(around ?? [])].filter((id) => source.has(id)),
        ]);
        const open = places.flatMap(({ around }, i) =>
          around === undefined && shared[i]?.length === 0
            ? [{ object: `backups/${policy.id}`, fact: `copies/${i}/domains` }]
            : [],
        );
        const known = places.some(({ around }, i) => around !== undefined && shared[i]?.length === 0);
        const told = [...new Set(shared.flat())];
        if (known) yield passes();
        else if (open.length > 0) yield undecided(about, open);
        else {
          yield fails({
            about: [about, ...vms.map((id) => estate.named("vms", id))],
            cause: stores.join(" "),
            message: `every copy that ${policy.id} keeps of ${names(vms)} is with the VMs' own storage, in ${names(told)}`,
            expected: "a copy on other storage",
            found: names(told),
          });
        }
      }
    }
  },
});
