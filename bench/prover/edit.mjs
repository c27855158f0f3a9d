// Times the proof of an edited estate by the certificates of the proof before the edit, against the proof from nothing, in turn, in one process.
// Usage: npm run build && node bench/prover/edit.mjs [hosts vms failures fill kinds placement]
import { createRequire } from "node:module";
import { estate } from "./estate.mjs";

const require = createRequire(import.meta.url);
const { EstateIndex } = require("../../dist/lib/estate/index.js");
const { prove } = require("../../dist/lib/prover/index.js");

const given = process.argv.slice(2);
const shapes =
  given.length > 0
    ? [shape(given)]
    : [
        [96, 10_000, 2, 0.95, "five", "repack"],
        [96, 10_000, 2, 0.999, "all", "repack"],
        [96, 10_000, 2, 1.005, "all", "repack"],
        [24, 300, 2, 0.999, "five", "repack"],
        [1800, 48_000, 1, 0.85, "five", "repack"],
      ].map(shape);

const EDITS = {
  "a VM more": (of) => ({ ...of, vms: [...of.vms, { ...of.vms.at(-1), id: "added", memoryMib: 64 }] }),
  "a rule more": (of) => ({
    ...of,
    rules: [{ id: "added", kind: "anti-affinity", vms: [of.vms[0].id, of.vms[1].id], mandatory: true }],
  }),
};

for (const one of shapes) {
  const of = estate(one);
  proven(of); // Not counted: the code is cold.
  const first = proven(of);
  for (const [edit, change] of Object.entries(EDITS)) {
    const changed = change(of);
    const fresh = proven(changed);
    const again = proven(changed, first.certificates);
    const { hosts, vms, failures, fill, kinds, placement } = one;
    console.log(
      JSON.stringify({
        estate: `${hosts}/${vms}/${failures} ${kinds} ${fill} ${placement}`,
        edit,
        first: first.seconds,
        fresh: fresh.seconds,
        again: again.seconds,
        ratio: Math.round((100 * again.seconds) / first.seconds) / 100,
        verdict: fresh.verdict === again.verdict ? fresh.verdict : `${fresh.verdict} ${again.verdict}`,
        scenarios: again.scenarios,
        ...(JSON.stringify(fresh.scenarios) === JSON.stringify(again.scenarios)
          ? {}
          : { freshScenarios: fresh.scenarios }),
      }),
    );
  }
}

function proven(of, previous) {
  const from = process.cpuUsage();
  const { requirements, certificates } = prove(new EstateIndex(of), previous === undefined ? {} : { previous });
  const { user, system } = process.cpuUsage(from);
  const [{ verdict, scenarios }] = requirements;
  return { seconds: Math.round((user + system) / 1e4) / 100, verdict, scenarios, certificates };
}

function shape([hosts, vms, failures, fill, kinds, placement]) {
  return { hosts: +hosts, vms: +vms, failures: +failures, fill: +fill, kinds, placement };
}
