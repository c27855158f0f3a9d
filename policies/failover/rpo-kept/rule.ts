import { coveredVms } from "../../../lib/estate";
import { recoveryPointOf } from "../../../lib/failover";
import { ALL_PLATFORMS, defineRule, fails, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "Copies are young enough for what is promised",
  why: "Interval and transfer together are the age of the newest copy at worst; what is older than promised is lost.",
  severity: "error",
  undecided: "note",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "copy more often, give the link more bandwidth, or promise less",
  sources: [
    { catalogue: "DR-002", title: 'vCheck, plugin "SRM RPO Violations"' },
    { title: "Arithmetic: the interval, and the time until the last copy is across (docs/simulate.md)" },
  ],
  profiles: ["baseline"],

  *check(estate) {
    const { index } = estate;
    const objectives = [...index.objectives.values()].map((one) => ({
      name: estate.named("objectives", one.id),
      id: one.id,
      rpoSeconds: one.rpoSeconds,
      vms: new Set(coveredVms(index, one).map(({ id }) => id)),
    }));
    for (const replication of index.replications.values()) {
      const point = recoveryPointOf(index, replication);
      // Told by rules of their own.
      if (point.neverCatchesUp) continue;
      const about = estate.named("replications", replication.id);
      const promises = [
        { name: about, id: replication.id, rpoSeconds: replication.rpoSeconds },
        ...objectives.filter(({ vms }) => replication.vms.some((vm) => vms.has(vm))),
      ];
      for (const { name, id, rpoSeconds } of promises) {
        if (rpoSeconds === undefined || rpoSeconds === 0) continue;
        const { least, most } = point.seconds;
        if (most !== null && most <= rpoSeconds) yield passes();
        else if (least > rpoSeconds || most !== null) {
          const age = most === null ? `at least ${least}` : `up to ${most}`;
          const said = point.inputs
            .map(({ what, seconds }) => `${what} ${seconds.most ?? seconds.least} s`)
            .join(" and ");
          yield fails({
            about: name === about ? [about] : [about, name],
            cause: "rpo",
            message: `copies of ${replication.id} are ${age} s old (${said}), and ${id} promises an RPO of ${rpoSeconds} s`,
            expected: `at most ${rpoSeconds} s`,
            found: `${age} s`,
          });
        } else {
          const missing = point.inputs.flatMap(({ origin }) =>
            origin.kind === "missing" ? [{ object: origin.object, fact: origin.fact }] : [],
          );
          yield undecided(about, missing);
        }
      }
    }
  },
});
