import { ALL_PLATFORMS, defineRule, fails, integer, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "A datastore is not promised to disks much beyond its size",
  why: "Thin disks that grow fill the datastore, and every VM on it stops at once.",
  severity: "note",
  platforms: ALL_PLATFORMS,
  parameters: {
    most: integer({ default: 150, minimum: 100, description: "Percent of its size that disks may come to." }),
  },
  fix: "make the datastore larger, or move disks to another",
  sources: [{ catalogue: "STO-011", title: 'vCheck, plugin "Datastore OverAllocation"' }],
  profiles: ["production"],

  *check(estate, { most }) {
    const sizes = new Map<string, { sum: number; readonly open: string[] }>();
    for (const vm of estate.vms) {
      const disks = vm.fact("disks");
      for (const { datastore, sizeGib } of disks.known ? disks.value : []) {
        if (datastore === undefined) continue;
        const entry = sizes.get(datastore) ?? { sum: 0, open: [] };
        if (sizeGib === undefined) entry.open.push(vm.id);
        else entry.sum += sizeGib;
        sizes.set(datastore, entry);
      }
    }
    for (const datastore of estate.datastores) {
      const capacity = datastore.fact("capacityGib");
      const disks = sizes.get(datastore.id);
      if (!capacity.known || disks === undefined) continue;
      if (disks.sum * 100 > capacity.value * most) {
        yield fails({
          about: [datastore],
          message: `disks on ${datastore.id} come to ${disks.sum} GiB, more than ${most} % of its ${capacity.value} GiB`,
          expected: `at most ${Math.floor((capacity.value * most) / 100)} GiB`,
          found: `${disks.sum} GiB`,
        });
      } else if (disks.open.length > 0) {
        const missing = [...new Set(disks.open)].map((id) => ({ object: `vms/${id}`, fact: "disks.sizeGib" }));
        yield undecided(datastore, missing);
      } else yield passes();
    }
  },
});
