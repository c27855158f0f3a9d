import {
  ALL_PLATFORMS,
  type ClusterView,
  count,
  defineRule,
  fails,
  names,
  passes,
  undecided,
  type VmView,
} from "../../../lib/policy";
import { placesOf } from "../places";

export const rule = defineRule({
  title: "No VM that must restart has a disk on local storage",
  why: "A disk on one host's local storage is gone with the host: no other host can start the VM.",
  severity: "error",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "move the disks to storage that every host of the cluster mounts, or make the VM a replica of a service that can do without it",
  sources: [
    { catalogue: "STO-002", title: 'vCheck, plugin "Single Storage VMs"' },
    {
      catalogue: "STO-001",
      title: "VMware vSphere 8.0 Availability: vSphere HA checklist (all hosts have access to the same datastores)",
      url: "https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-availability/GUID-BA85FEC4-A37C-45BA-938D-37B309010D93",
    },
    {
      catalogue: "XEN-010",
      title: "XAPI, ocaml/xapi/agility.ml: a VM is agile only if every disk is on a shared repository",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const cluster of estate.clusters) {
      for (const vm of cluster.vmsThatMustRestart) if (!vm.datastores.known) yield undecided(vm, vm.datastores);
      for (const { datastore, vms } of placesOf(cluster)) {
        const local = datastore.isLocalTo(cluster);
        if (!local.known) yield undecided(datastore, local);
        else if (!local.value || isProvenFor(cluster, vms)) yield passes();
        else {
          yield fails({
            about: [datastore, ...vms],
            cause: cluster.id,
            message: `${count(vms.length, "VM")} that must restart ${vms.length === 1 ? "has" : "have"} disks on ${datastore.id}, local storage of ${names(datastore.hosts) || "one host"}: ${names(vms)}`,
            expected: `disks on storage that all hosts of ${cluster.id} mount`,
            found: `${datastore.id} serves one host alone`,
          });
        }
      }
    }
  },
});

/** The proof says that all of them run again all the same. */
function isProvenFor(cluster: ClusterView, vms: readonly VmView[]): boolean {
  return cluster.requirementsOnRestart.every(
    (requirement) => requirement.isProven || !vms.some((vm) => requirement.threatens(vm)),
  );
}
