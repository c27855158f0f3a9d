import { coveredVms } from "../../../lib/estate";
import { ALL_PLATFORMS, defineRule, fails, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "Whoever may lose nothing is copied synchronously",
  why: "An asynchronous copy is always behind: what was written last is lost with the site, however short the interval is.",
  severity: "error",
  undecided: "note",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "replicate synchronously (the sites must be near), or promise an RPO above 0",
  sources: [
    { catalogue: "DR-002", title: "By definition: asynchronous writes are done before the other side has them" },
  ],
  profiles: ["baseline"],

  *check(estate) {
    const { index } = estate;
    const zero = [...index.objectives.values()].filter(({ rpoSeconds }) => rpoSeconds === 0);
    for (const replication of index.replications.values()) {
      const vms = new Set(replication.vms);
      const promises = [
        ...(replication.rpoSeconds === 0 ? [estate.named("replications", replication.id)] : []),
        ...zero
          .filter((one) => coveredVms(index, one).some(({ id }) => vms.has(id)))
          .map(({ id }) => estate.named("objectives", id)),
      ];
      if (promises.length === 0) continue;
      const about = estate.named("replications", replication.id);
      const { mode, intervalSeconds, lagSeconds } = replication;
      const isBehind = mode === "asynchronous" || (mode === undefined && (intervalSeconds ?? lagSeconds ?? 0) > 0);
      if (mode === "synchronous") yield passes();
      else if (isBehind || replication.method === "backup") {
        yield fails({
          about: [about, ...promises.filter(({ subject }) => subject.list === "objectives")],
          message: `an RPO of 0 is promised of ${replication.id}, which copies ${replication.method === "backup" ? "by backup" : "asynchronously"}`,
          expected: "synchronous",
          found: replication.method === "backup" ? "backup" : "asynchronous",
        });
      } else yield undecided(about, [{ object: `replications/${replication.id}`, fact: "mode" }]);
    }
  },
});
