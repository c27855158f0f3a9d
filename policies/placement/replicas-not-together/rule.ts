import { ALL_PLATFORMS, defineRule, fails, names, passes, type VmView } from "../../../lib/policy";

export const rule = defineRule({
  title: "No affinity rule keeps replicas of one service together",
  why: "Replicas that a rule keeps on one host fail together: the service is as weak as that host, for all its replicas.",
  severity: "warning",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "take all but one of the replicas out of the affinity rule",
  sources: [
    { catalogue: "DRS-008", title: "Convention: replicas protect only where they fail apart" },
    { catalogue: "APP-008", title: "The same" },
  ],
  profiles: ["baseline"],

  *check(estate) {
    for (const service of estate.services) {
      if (!service.isRedundant) continue;
      const together = [...service.keptTogether].filter(([, replicas]) => !areApart(replicas));
      if (together.length === 0) yield passes();
      for (const [affinity, replicas] of together) {
        yield fails({
          about: [affinity, service, ...replicas],
          message: `${affinity.id} keeps ${names(replicas)}, replicas of ${service.id}, on one host`,
          expected: "at most one replica of a service in an affinity rule",
          found: names(replicas),
        });
      }
    }
  },
});

/** An anti-affinity rule holds two of them as well: that the rules contradict each other is another rule's finding. */
function areApart(replicas: readonly VmView[]): boolean {
  const rules = replicas.flatMap((vm) => vm.rules.filter((rule) => rule.kind === "anti-affinity"));
  return new Set(rules).size < rules.length;
}
