import { ALL_PLATFORMS, count, defineRule, fails, names, passes, undecided } from "../../../lib/policy";
import { placesOf } from "../places";

export const rule = defineRule({
  title: "Every host that may run a VM mounts its datastores",
  why: "A host that does not mount a VM's datastore cannot restart it: the cluster has fewer places for the VM than it seems.",
  severity: "warning",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "mount the datastore on these hosts, or keep its VMs off them with a mandatory VM-host rule",
  sources: [
    {
      catalogue: "STO-001",
      title: "VMware vSphere 8.0 Availability: vSphere HA checklist (all hosts have access to the same datastores)",
      url: "https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-availability/GUID-BA85FEC4-A37C-45BA-938D-37B309010D93",
    },
    { catalogue: "STO-021", title: "XAPI, ocaml/xapi/agility.ml: is_sr_properly_shared" },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const cluster of estate.clusters) {
      for (const vm of cluster.vmsThatMustRestart) if (!vm.datastores.known) yield undecided(vm, vm.datastores);
      for (const { datastore, vms, hosts } of placesOf(cluster)) {
        const local = datastore.isLocalTo(cluster);
        if (local.known && local.value) continue;
        const without = hosts.filter((host) => host.lacksMount(datastore));
        const unclear = hosts.filter((host) => !host.mounts(datastore).known);
        if (without.length > 0) {
          yield fails({
            about: [datastore, ...without],
            cause: cluster.id,
            message: `${names(without)} may have to run ${count(vms.length, "VM")} on ${datastore.id}, and ${without.length === 1 ? "does" : "do"} not mount it`,
            expected: `${datastore.id} mounted by all ${hosts.length} hosts of ${cluster.id} that may run ${names(vms)}`,
            found: `mounted by ${hosts.length - without.length - unclear.length} of them`,
          });
        } else if (unclear.length > 0) {
          const wanted = unclear.map((host) => host.lacks("datastores"));
          yield undecided(unclear, wanted);
        } else yield passes();
      }
    }
  },
});
