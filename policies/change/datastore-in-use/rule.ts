import {
  ALL_PLATFORMS,
  type Changed,
  type ChangeView,
  count,
  type DatastoreView,
  defineChangeRule,
  fails,
  names,
  type Outcome,
  passes,
  undecided,
  type VmView,
} from "../../../lib/policy";

export const rule = defineChangeRule({
  title: "No datastore goes while VMs have their disks on it",
  why: "With the datastore go the disks; where the platform refuses instead, the apply stops half-way.",
  severity: "error",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "move the disks to another datastore in an apply of its own, then remove or replace this one",
  sources: [
    { catalogue: "VER-006", title: "A change destroys nothing that is in use" },
    {
      title: "Terraform provider vsphere: nas_datastore, vmfs_datastore, attributes that force a new resource",
      url: "https://registry.terraform.io/providers/vmware/vsphere/latest/docs/resources/nas_datastore",
    },
  ],
  profiles: ["baseline"],

  *check(change) {
    const going = change.datastores.filter(({ kind }) => kind === "delete" || kind === "replace");
    if (going.length === 0) return;
    const stays = change.before.vms.filter((vm) => !goes(change, vm));
    const after = new Map(change.after.vms.map((vm) => [vm.id, vm]));
    for (const changed of going) {
      if (changed.before !== undefined) yield judged(change, changed, changed.before, stays, after);
    }
  },
});

function judged(
  change: ChangeView,
  { kind }: Changed<DatastoreView>,
  datastore: DatastoreView,
  stays: readonly VmView[],
  after: ReadonlyMap<string, VmView>,
): Outcome {
  const there = stays.filter((vm) => hasDiskOn(vm, datastore) && !isMovedOff(change, vm, datastore, after));
  if (there.length > 0) {
    return fails({
      about: [datastore, ...there],
      message: `${datastore.id} is ${kind === "replace" ? "destroyed and made anew" : "destroyed"} with the disks of ${count(there.length, "VM")} on it: ${names(there)}`,
      expected: `no disk on ${datastore.id}`,
      found: count(there.length, "VM"),
    });
  }
  const open = stays.filter((vm) => mayHaveDiskOn(vm, datastore));
  if (open.length === 0) return passes();
  return undecided(
    [datastore],
    open.map((vm) => vm.lacks(vm.fact("disks").known ? "disks.datastore" : "disks")),
  );
}

/** Its disks go with it, or are made anew. */
function goes(change: ChangeView, vm: VmView): boolean {
  const kind = change.of(vm)?.kind;
  return kind === "delete" || kind === "replace";
}

function hasDiskOn(vm: VmView, datastore: DatastoreView): boolean {
  return vm.fixedDatastores.some(({ id }) => id === datastore.id);
}

/** The same change puts its disks elsewhere. */
function isMovedOff(
  change: ChangeView,
  vm: VmView,
  datastore: DatastoreView,
  after: ReadonlyMap<string, VmView>,
): boolean {
  const now = after.get(change.of(vm)?.id ?? vm.id);
  return now?.datastores.known === true && !now.datastores.value.some(({ id }) => id === datastore.id);
}

/** Nobody says where its disks are, or a datastore cluster decides it. */
function mayHaveDiskOn(vm: VmView, datastore: DatastoreView): boolean {
  const { datastores } = vm;
  if (datastores.known) return !hasDiskOn(vm, datastore) && datastores.value.some(({ id }) => id === datastore.id);
  const hosts = vm.cluster?.hosts ?? [];
  return hosts.length === 0 || hosts.some((host) => !host.lacksMount(datastore));
}
