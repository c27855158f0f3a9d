import type { Id } from "../../../lib/estate";
import { ALL_PLATFORMS, defineRule, fails, passes } from "../../../lib/policy";

export const rule = defineRule({
  title: "The disks that are copied fit on the datastore with the copies",
  why: "Replication to a datastore that is too small stops before the last disk, and the VMs behind it have no copy.",
  severity: "error",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "enlarge the datastore with the copies, or spread them",
  sources: [{ catalogue: "DR-003", title: "Arithmetic: a copy takes the room of what it copies" }],
  profiles: ["baseline"],

  *check(estate) {
    const { index } = estate;
    const need = new Map<Id, Map<string, number>>();
    for (const { vms, datastores = [] } of index.replications.values()) {
      const stead = new Map(datastores.map(({ from, to }): readonly [Id, Id] => [from, to]));
      for (const id of vms) {
        for (const [i, { datastore = "", sizeGib = 0 }] of (index.vms.get(id)?.disks ?? []).entries()) {
          const to = stead.get(datastore);
          if (to !== undefined) need.set(to, (need.get(to) ?? new Map<string, number>()).set(`${id} ${i}`, sizeGib));
        }
      }
    }
    for (const [to, disks] of need) {
      const capacity = index.datastores.get(to)?.capacityGib;
      if (capacity === undefined) continue;
      const gib = [...disks.values()].reduce((sum, size) => sum + size, 0);
      if (gib <= capacity) yield passes();
      else {
        yield fails({
          about: [estate.named("datastores", to)],
          message: `copies of ${disks.size} disks take ${gib} GiB, and ${to} holds ${capacity} GiB`,
          expected: `at least ${gib} GiB`,
          found: `${capacity} GiB`,
        });
      }
    }
  },
});
