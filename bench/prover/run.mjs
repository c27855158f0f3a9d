// Times the built prover on seeded estates: node bench/prover/run.mjs [hosts vms failures fill kinds placement [clusters]]
import { createRequire } from "node:module";
import { estate, sideBySide } from "./estate.mjs";

const dist = process.env.FAILPROOF_DIST ?? new URL("../../dist/lib/", import.meta.url).pathname;
const require = createRequire(import.meta.url);
const { EstateIndex } = require(`${dist}/estate/index.js`);
const { prove } = require(`${dist}/prover/index.js`);

const given = process.argv.slice(2);
const shapes =
  given.length > 0
    ? [shape(given)]
    : ["repack", "pinned"].flatMap((placement) =>
        ["equal", "five", "all"].flatMap((kinds) =>
          [0.6, 0.85, 0.95].map((fill) => ({ hosts: 96, vms: 10_000, failures: 2, fill, kinds, placement })),
        ),
      );

for (const one of shapes) {
  const index = new EstateIndex(one.clusters > 1 ? sideBySide(one, one.clusters) : estate(one));
  const from = process.cpuUsage();
  const { requirements, certificates } = prove(index, { stepsPerScenario: 200_000 });
  const { user, system } = process.cpuUsage(from);
  const [{ verdict, scenarios }] = requirements;
  console.log(
    JSON.stringify({
      ...one,
      verdict,
      ...scenarios,
      cpuSeconds: (user + system) / 1e6,
      certificateBytes: JSON.stringify(certificates).length,
      rssMib: Math.round(process.memoryUsage().rss / 2 ** 20),
    }),
  );
}

function shape([hosts, vms, failures, fill, kinds, placement, clusters = 1]) {
  return { hosts: +hosts, vms: +vms, failures: +failures, fill: +fill, kinds, placement, clusters: +clusters };
}
