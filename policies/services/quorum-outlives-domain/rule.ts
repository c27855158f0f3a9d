import { ALL_PLATFORMS, count, defineRule, fails, passes, undecided } from "../../../lib/policy";
import { lossesOf } from "./losses";

export const rule = defineRule({
  title: "No tolerated failure can take a service's quorum",
  why: "A service that must go on without waiting for a restart stops when its rules let too many replicas stand in what fails together.",
  severity: "error",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "spread the replicas over that kind of domain, with more domains or replicas where there are too few",
  sources: [
    { catalogue: "APP-004", title: "Quorum arithmetic: what is left after the failure must still be a quorum" },
    { catalogue: "APP-003", title: "The same for sites" },
    {
      catalogue: "DRS-012",
      title: "Microsoft: New-ClusterAffinityRule (DifferentFaultDomain)",
      url: "https://learn.microsoft.com/powershell/module/failoverclusters/new-clusteraffinityrule",
    },
  ],
  profiles: ["baseline"],

  *check(estate) {
    const visible = new Set(estate.services);
    for (const requirement of estate.requirements) {
      if (!requirement.wantsContinuity) continue;
      for (const service of requirement.services) {
        if (!visible.has(service)) continue;
        for (const loss of lossesOf(service, requirement)) {
          const left = service.vms.length - loss.replicas;
          const { kind, domains } = loss;
          if (left >= service.quorum) yield loss.missing.length > 0 ? undecided(service, loss.missing) : passes();
          else {
            const gone = count(loss.replicas, "replica");
            yield fails({
              about: [service, requirement, ...service.vms],
              cause: kind,
              message: `${count(domains, kind)} may hold ${gone} of ${service.id}: when ${domains === 1 ? "it fails" : "they fail"}, ${left} of ${service.vms.length} keep running, and ${service.quorum} must`,
              expected: `at least ${service.quorum} of ${count(service.vms.length, "replica")} outside of any ${count(domains, kind)}`,
              found: `${left}: ${loss.spread}`,
            });
          }
        }
      }
    }
  },
});
