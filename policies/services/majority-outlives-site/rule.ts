import { type Id, quorumOf } from "../../../lib/estate";
import { ALL_PLATFORMS, count, defineRule, fails, passes, undecided } from "../../../lib/policy";
import { siteOfVm } from "../site-of-vm";

export const rule = defineRule({
  title: "A service over several sites keeps its quorum without any one of them, and when two lose each other",
  why: "A service that is spread over sites is meant to outlive one; where one site holds too many replicas, its loss, or a broken link to it, stops the service everywhere.",
  severity: "warning",
  undecided: "note",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "spread the replicas so that no site holds more than the service can lose: three sites, the third with one replica or a witness",
  sources: [
    { catalogue: "APP-003", title: "Quorum arithmetic: the loss of any one site leaves a majority of voters" },
    { catalogue: "APP-004", title: "The same for any other failure domain" },
  ],
  profiles: ["baseline"],

  *check(estate) {
    const { index } = estate;
    for (const service of index.services.values()) {
      const quorum = quorumOf(service);
      const places = service.vms.map((vm) => ({ vm, at: siteOfVm(index, vm) }));
      const sites = new Map<Id, number>();
      for (const { at } of places) if (typeof at === "string") sites.set(at, (sites.get(at) ?? 0) + 1);
      if (sites.size < 2 || quorum === service.vms.length || quorum < 2) continue;
      const about = estate.named("services", service.id);
      const open = places.flatMap(({ vm, at }) => (at === undefined ? [{ object: `vms/${vm}`, fact: "host" }] : []));
      const [largest = ["", 0]] = [...sites].sort((a, b) => b[1] - a[1]);
      const left = service.vms.length - largest[1];
      if (left - open.length >= quorum) yield passes();
      else if (left < quorum) {
        const apart = sites.size === 2 && largest[1] < quorum;
        yield fails({
          about: [about, estate.named("sites", largest[0]), ...service.vms.map((vm) => estate.named("vms", vm))],
          message: `${largest[0]} holds ${largest[1]} of ${count(service.vms.length, "replica")} of ${service.id}: without it ${left} are left, and ${quorum} must run${apart ? "; when the sites lose each other, neither goes on" : ""}`,
          expected: `at most ${service.vms.length - quorum} at one site`,
          found: [...sites].map(([site, replicas]) => `${replicas} at ${site}`).join(", "),
        });
      } else yield undecided(about, open);
    }
  },
});
