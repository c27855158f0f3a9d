import { ALL_PLATFORMS, defineRule, fails, names, passes } from "../../../lib/policy";
import { togetherIn } from "./together";

export const rule = defineRule({
  title: "Replicas of a service are kept on different hosts",
  why: "Replicas that may share a host fail together with it: the service is down until HA has restarted them, for all its replicas.",
  severity: "warning",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "add an anti-affinity rule over all replicas, or spread the service over hosts or a wider kind of domain",
  sources: [
    {
      catalogue: "APP-001",
      title: "VMware vSphere 8.0: Windows Server failover clustering (use DRS anti-affinity rules)",
      url: "https://docs.vmware.com/en/VMware-vSphere/8.0/vsphere-windows-server-failover/GUID-04626D3C-A305-40BE-A7B9-4E7C7A30BA3D",
    },
    {
      catalogue: "HV-007",
      title: "Microsoft: AntiAffinityClassNames",
      url: "https://learn.microsoft.com/previous-versions/windows/desktop/mscs/groups-antiaffinityclassnames",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const service of estate.services) {
      if (!service.isRedundant || service.keptTogether.size > 0) continue;
      const together = togetherIn(service);
      if (together === undefined) continue;
      if (together.length === 0) yield passes();
      else {
        yield fails({
          about: [service, ...together],
          message: `nothing keeps replicas of ${service.id} on different hosts: ${names(together)}`,
          expected: "an enabled anti-affinity rule for each two of them",
          found: "replicas that may share a host",
        });
      }
    }
  },
});
