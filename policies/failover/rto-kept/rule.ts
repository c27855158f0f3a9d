import { simulate } from "../../../lib/failover";
import { ALL_PLATFORMS, defineRule, fails, passes, undecided } from "../../../lib/policy";

export const rule = defineRule({
  title: "Whoever fails over is back in time",
  why: "Detection, decision, start order and boot add up; a promise that they exceed is broken on the day it is needed.",
  severity: "error",
  undecided: "note",
  platforms: ALL_PLATFORMS,
  parameters: {},
  fix: "decide earlier, start more VMs at once, let fewer groups wait for each other, or promise more time",
  sources: [
    { catalogue: "DR-001", title: "A simulation of discrete events, each number with its source (docs/simulate.md)" },
  ],
  profiles: ["baseline"],

  *check(estate) {
    const { index } = estate;
    const isPromised = [...index.objectives.values(), ...index.replications.values()].some(
      ({ rtoSeconds }) => rtoSeconds !== undefined,
    );
    if (!isPromised) return;
    for (const site of new Set([...index.failoverPlans.values()].map(({ from }) => from))) {
      const { objectives, vms } = simulate(index, [{ kind: "site", id: site }]);
      const fate = new Map(vms.map((one) => [one.vm, one.fate]));
      for (const { object, kind, kept, vm, promisedSeconds, seconds, missing } of objectives) {
        // Whether it comes back at all is for the prover to say.
        if (kind !== "rto" || fate.get(vm) !== "recovers") continue;
        const [list, id] = [object.slice(0, object.indexOf("/")), object.slice(object.indexOf("/") + 1)];
        const about = estate.named(list === "objectives" ? "objectives" : "replications", id);
        if (kept === "kept") yield passes();
        else if (kept === "undecided") {
          // Without a missing fact it hangs by what nobody can declare, as whether replicas take over by themselves.
          if (missing.length > 0) yield undecided(about, missing);
        } else {
          yield fails({
            about: [about, estate.named("sites", site), estate.named("vms", vm)],
            message: `when ${site} is lost, ${vm} is back after ${seconds.least} s at best, and ${id} promises an RTO of ${promisedSeconds} s`,
            expected: `at most ${promisedSeconds} s`,
            found: `${seconds.least} s`,
          });
        }
      }
    }
  },
});
