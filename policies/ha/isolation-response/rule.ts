import { count, defineRule, fails, mapKnown, missingOf, names, passes, someOf, undecided } from "../../../lib/policy";

/** Storage that an isolated host loses with its network. */
const OVER_THE_NETWORK: ReadonlySet<string> = new Set(["nfs", "nfs41", "vsan", "smb"]);

export const rule = defineRule({
  title: "An isolated host with storage over the network does not leave its VMs running",
  why: "A host that is cut off from the network has lost such storage too. HA restarts its VMs elsewhere; left running, the old copies come back when the network does, and two of each are there.",
  severity: "warning",
  platforms: ["vsphere"],
  parameters: {
    accepted: someOf(["power-off", "shutdown"], {
      default: ["power-off", "shutdown"],
      description: "Isolation responses that are fit for storage over the network.",
    }),
  },
  fix: 'set the isolation response to "power-off" (ha.isolationResponse)',
  sources: [
    {
      catalogue: "HA-005",
      title: "VMware vSphere 8.0 Availability: VM restart priority and host isolation response",
      url: "https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-availability/GUID-FA8B166D-A5F5-47D3-840E-68996507A95B",
    },
    { title: "VMware vSphere 6.5 Availability: network isolation addresses, with the note on vSAN" },
    { title: "Convention: the mapping from storage to response is common practice, no vendor's sentence" },
  ],
  profiles: ["baseline"],

  *check(estate, { accepted }) {
    for (const cluster of estate.clustersOnHa) {
      const response = cluster.ha("isolationResponse");
      if (response.known && accepted.some((one) => one === response.value)) {
        yield passes();
        continue;
      }
      const storage = cluster.vmsThatMustRestart.map((vm) => vm.datastores);
      const used = [...new Set(storage.flatMap((datastores) => (datastores.known ? datastores.value : [])))];
      const isOverNetwork = used.map((one) => mapKnown(one.fact("type"), (type) => OVER_THE_NETWORK.has(type)));
      const overNetwork = used.filter((_, at) => isOverNetwork[at]?.known && isOverNetwork[at].value);
      const missing = missingOf(...storage, ...isOverNetwork);
      if (overNetwork.length === 0 && missing.length === 0) yield passes();
      else if (overNetwork.length === 0) yield undecided(cluster, missing);
      else if (!response.known) yield undecided(cluster, response);
      else {
        yield fails({
          about: [cluster, ...overNetwork],
          message: `an isolated host of ${cluster.id} ${response.value === "none" ? "leaves its VMs running" : `answers with ${response.value}`} though it loses their storage: ${names(overNetwork)}`,
          expected: `isolation response ${accepted.join(" or ")}`,
          found: `${response.value}, with ${count(overNetwork.length, "datastore")} over the network`,
        });
      }
    }
  },
});
