import {
  ALL_PLATFORMS,
  defineRule,
  fails,
  type HostView,
  names,
  passes,
  undecided,
  type VmView,
} from "../../../lib/policy";

export const rule = defineRule({
  title: "Every VM that must restart fits on a second host, were it empty",
  why: "A VM that only one host is large enough for is lost with that host, whatever room the others have together.",
  severity: "warning",
  undecided: "note",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "make the VM smaller, or a second host as large as the one that it is on",
  sources: [
    { catalogue: "CAP-002", title: "XAPI, ocaml/xapi/binpack.ml: the largest VM against the hosts that are left" },
    { catalogue: "CAP-002", title: "VMware vSphere 6.0 Availability: slot sizes and large VMs" },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const cluster of estate.clusters) {
      const short = new Map<string, { hosts: readonly HostView[]; vms: VmView[] }>();
      const hosts = cluster.connectedHosts;
      if (hosts.length < 2 && cluster.hasAllHosts) continue; // too few hosts is another rule's finding
      const promises = cluster.requirementsOnRestart;
      if (promises.every((one) => cluster.platform === "vsphere" && one.fields.demand === "reservation")) continue;
      const sizes = hosts.map((host) => ({ host, memory: host.fact("memoryMib") }));
      const missing = sizes.flatMap(({ memory }) => (memory.known ? [] : memory.missing));
      for (const vm of cluster.vmsThatMustRestart) {
        if (promises.some((one) => one.isProven && one.threatens(vm))) {
          yield passes(); // it restarts: proven
          continue;
        }
        const size = vm.fact("memoryMib");
        if (!size.known) {
          yield undecided(vm, size);
          continue;
        }
        const large = sizes.filter(({ memory }) => !memory.known || memory.value >= size.value);
        const certain = large.filter(({ memory }) => memory.known);
        if (large.length < 2 && cluster.hasAllHosts) {
          const key = large.map(({ host }) => host.id).join();
          const group = short.get(key) ?? { hosts: large.map(({ host }) => host), vms: [] };
          group.vms.push(vm);
          short.set(key, group);
        } else if (certain.length < 2) {
          yield undecided(vm, missing.length > 0 ? missing : [cluster.lacks("inventory.hosts")]);
        } else yield passes();
      }
      for (const { hosts, vms } of short.values()) {
        yield fails({
          about: [...vms, ...hosts],
          message: `${names(vms)} ${vms.length === 1 ? "fits" : "fit"} on ${hosts.length === 0 ? "no host" : `${names(hosts)} alone`} of ${cluster.id}`,
          expected: "two hosts that are large enough",
          found: String(hosts.length),
        });
      }
    }
  },
});
