import { ALL_PLATFORMS, defineRule, fails, passes } from "../../../lib/policy";

export const rule = defineRule({
  title: "A service that votes has an odd number of replicas",
  why: "An even number needs a larger majority and survives no more failures: one replica is paid for and protects nothing.",
  severity: "note",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "add a replica, or take one away",
  sources: [
    { catalogue: "APP-002", title: "Microsoft, Windows Server blog, 2016-08-10: cloud witness; quorum arithmetic" },
  ],
  profiles: ["production"],

  *check(estate) {
    for (const service of estate.services) {
      const replicas = service.vms.length;
      const votes = replicas > 2 && service.quorum === Math.floor(replicas / 2) + 1;
      if (!votes) continue;
      if (replicas % 2 === 1) yield passes();
      else {
        yield fails({
          about: [service, ...service.vms],
          message: `${service.id} has ${replicas} replicas and needs ${service.quorum}: it survives the loss of ${replicas - service.quorum}, as ${replicas - 1} would`,
          expected: "an odd number of replicas",
          found: String(replicas),
        });
      }
    }
  },
});
