// Times the built prover and its verifier on seeded estates, and says how large the certificates are. The prover always explains and certifies.
// Usage: npm run build && node bench/prover/run.mjs [hosts vms failures fill kinds placement [clusters]]
// Without arguments: 96 hosts, 10,000 VMs, two failures, every kind of estate. One line of JSON an estate.
import { createRequire } from "node:module";
import { estate, sideBySide } from "./estate.mjs";

const dist = process.env.FAILPROOF_DIST ?? new URL("../../dist/lib/", import.meta.url).pathname;
const require = createRequire(import.meta.url);
const { EstateIndex } = require(`${dist}/estate/index.js`);
const { prove } = require(`${dist}/prover/index.js`);
const { verify } = require(`${dist}/verify/index.js`);

const given = process.argv.slice(2);
const shapes =
  given.length > 0
    ? [shape(given)]
    : ["repack", "pinned"].flatMap((placement) =>
        ["equal", "five", "all"].flatMap((kinds) =>
          [0.6, 0.85, 0.95].map((fill) => ({ hosts: 96, vms: 10_000, failures: 2, fill, kinds, placement })),
        ),
      );

for (const one of shapes) console.log(JSON.stringify(timed(one)));

function timed(one) {
  const document = one.clusters > 1 ? sideBySide(one, one.clusters) : estate(one);
  const proving = cpu(() => prove(new EstateIndex(document)));
  const { requirements, certificates } = proving.value;
  const rssMib = Math.round(process.memoryUsage().rss / 2 ** 20);
  const text = JSON.stringify(certificates);
  const verifying = cpu(() => verify(document, JSON.parse(text)));
  const [{ verdict, scenarios }] = requirements;
  return {
    ...one,
    verdict,
    ...scenarios,
    cpuSeconds: proving.seconds,
    certificateBytes: text.length,
    rssMib,
    verifySeconds: verifying.seconds,
    verified: verifying.value.ok,
    searched: verifying.value.requirements[0]?.searched,
  };
}

function cpu(work) {
  const from = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(from);
  return { value, seconds: Math.round((user + system) / 1e4) / 100 };
}

function shape([hosts, vms, failures, fill, kinds, placement, clusters = 1]) {
  return { hosts: +hosts, vms: +vms, failures: +failures, fill: +fill, kinds, placement, clusters: +clusters };
}
