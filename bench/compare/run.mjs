// The prover beside OR-Tools CP-SAT and HiGHS on the same scenarios of host failures (memory and vCPU slots, no rules), in one run.
// The prover decides every scenario of the requirement, explains and certifies; the solvers decide a seeded sample, one scenario at a time.
// Usage: npm run build && node bench/compare/run.mjs [hosts vms failures fill kinds [sample [seconds a scenario]]]
import { createRequire } from "node:module";
import { estate, seeded } from "../prover/estate.mjs";
import { openSolvers } from "./solvers.mjs";

const require = createRequire(import.meta.url);
const { EstateIndex } = require("../../dist/lib/estate/index.js");
const { prove } = require("../../dist/lib/prover/index.js");
const VCPUS_PER_CORE = 4;

const given = process.argv.slice(2);
const [sampleSize, limit] = [Number(given[5] ?? 5), Number(given[6] ?? 5)];
const shapes =
  given.length > 0
    ? [{ hosts: +given[0], vms: +given[1], failures: +given[2], fill: +given[3], kinds: given[4] }]
    : [
        { hosts: 16, vms: 200, failures: 2, fill: 0.85, kinds: "five" },
        { hosts: 16, vms: 200, failures: 2, fill: 0.99, kinds: "five" },
        { hosts: 16, vms: 200, failures: 2, fill: 1.01, kinds: "five" },
        { hosts: 32, vms: 600, failures: 2, fill: 0.95, kinds: "five" },
        { hosts: 64, vms: 1_000, failures: 1, fill: 0.95, kinds: "five" },
      ];

const solvers = openSolvers();
for (const one of shapes) await compare(one);
for (const solver of solvers) solver.close();

async function compare(one) {
  const document = estate({ ...one, placement: "repack" });
  const from = process.cpuUsage();
  const { verdict, certificates, scenarios } = proven(document);
  const { user, system } = process.cpuUsage(from);
  const each = (user + system) / 1e6 / scenarios.total;
  console.log(
    `${one.hosts} hosts, ${one.vms} VMs, ${one.failures} failures, fill ${one.fill}, ${one.kinds}: ${verdict}, ` +
      `${scenarios.total - scenarios.undecided} of ${scenarios.total} decided, ${((user + system) / 1e6).toFixed(2)} s, ` +
      `${(1e3 * each).toFixed(2)} ms a scenario`,
  );
  const outcomeOf = outcomes(certificates);
  const sample = sampled(one, sampleSize);
  for (const solver of solvers) {
    let [decided, seconds, contradicted] = [0, 0, 0];
    for (const lost of sample) {
      const answer = await solver.decide({ ...packing(document, lost), seconds: limit });
      seconds += answer.seconds;
      if (answer.verdict === "undecided") continue;
      decided += 1;
      const ours = outcomeOf(lost);
      if (ours !== "undecided" && (ours === "survived") !== (answer.verdict === "fits")) contradicted += 1;
    }
    const mean = seconds / sample.length;
    console.log(
      `  ${solver.name.padEnd(7)} ${decided} of ${sample.length} sampled decided (limit ${limit} s), ${mean.toFixed(2)} s a scenario, ` +
        `${(mean / each).toFixed(0)} times the prover's; contradictions: ${contradicted}`,
    );
  }
}

function proven(document) {
  const { requirements, certificates } = prove(new EstateIndex(document));
  return { ...requirements[0], certificates: certificates.requirements[0] };
}

/** Of the scenario that loses these hosts; the domains of the certificates are the hosts, sorted as in the estate. */
function outcomes({ claims }) {
  const named = new Map(
    claims.flatMap(({ scenarios, outcome }) =>
      scenarios === "rest" ? [["rest", outcome]] : scenarios.map((scenario) => [scenario.join(), outcome]),
    ),
  );
  return (lost) => named.get(lost.join()) ?? named.get("rest");
}

/** Scenarios of exactly that many hosts, ascending. */
function sampled({ hosts, failures }, size) {
  const random = seeded(7);
  return Array.from({ length: size }, () => {
    const lost = new Set();
    while (lost.size < failures) lost.add(Math.floor(random() * hosts));
    return [...lost].sort((a, b) => a - b);
  });
}

function packing({ hosts, vms }, lost) {
  return {
    hosts: hosts.filter((_, h) => !lost.includes(h)).map(({ memoryMib, cores }) => [memoryMib, cores * VCPUS_PER_CORE]),
    vms: vms.map(({ memoryMib, vcpus }) => [memoryMib, vcpus]),
  };
}
