import { ALL_PLATFORMS, count, defineRule, fails, names, passes, undecided } from "../../../lib/policy";
import { networksOf } from "./networks";

export const rule = defineRule({
  title: "Every host that may run a VM carries its networks",
  why: "A host without a VM's network cannot take it over: the cluster has fewer places for the VM than it seems.",
  severity: "warning",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "carry the network on these hosts, or keep its VMs off them with a mandatory VM-host rule",
  sources: [
    {
      catalogue: "NET-010",
      title: "VMware vSphere 8.0 Availability: vSphere HA checklist (VM networks present on all hosts)",
      url: "https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-availability/GUID-BA85FEC4-A37C-45BA-938D-37B309010D93",
    },
    {
      catalogue: "NET-013",
      title: "XAPI, ocaml/xapi/agility.ml: a VM is agile only if its networks are on every enabled host",
    },
    { catalogue: "NET-018", title: "Convention: Hyper-V migrates to a switch of the same name" },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const cluster of estate.clusters) {
      for (const vm of cluster.vmsThatMustRestart) {
        const attached = vm.fact("networks");
        if (!attached.known) yield undecided(vm, attached);
      }
      for (const { network, vms, hosts } of networksOf(cluster)) {
        const carried = hosts.map((host) => ({ host, carries: host.carries(network) }));
        const without = carried.flatMap(({ host, carries }) => (carries.known && !carries.value ? [host] : []));
        const unclear = carried.flatMap(({ host, carries }) => (carries.known ? [] : [host]));
        if (without.length > 0) {
          yield fails({
            about: [estate.named("networks", network), ...without],
            cause: cluster.id,
            message: `${names(without)} may have to run ${count(vms.length, "VM")} on network ${network}, and ${without.length === 1 ? "does" : "do"} not carry it`,
            expected: `${network} carried by all ${hosts.length} hosts of ${cluster.id} that may run ${names(vms)}`,
            found: `carried by ${hosts.length - without.length - unclear.length} of them`,
          });
        } else if (unclear.length > 0) {
          const wanted = unclear.map((host) => host.lacks("networks"));
          yield undecided(unclear, wanted);
        } else yield passes();
      }
    }
  },
});
