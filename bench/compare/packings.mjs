// The hard packings of the tests by the prover and by the solvers: who decides how many, and in what time. The prover's seconds include
// explanation and certificates. Usage: npm run build && node bench/compare/packings.mjs [--record | FAMILY]
// --record asks only for those that no construction tells, with more time, and writes CP-SAT's verdicts as data for the tests.
import { writeFileSync } from "node:fs";
import { openSolvers } from "./solvers.mjs";
import { require } from "./typescript.mjs";

const isRecording = process.argv[2] === "--record";
const only = isRecording ? undefined : process.argv[2];
const SECONDS = isRecording ? 15 : 2;
const { PACKINGS, estateOf } = require("../../test/fixtures/packings/index.ts");
const { EstateIndex } = require("../../dist/lib/estate/index.js");
const { prove } = require("../../dist/lib/prover/index.js");

const prover = { name: "Failproof", decide: proverOn, close: () => undefined };
const deciders = [prover, ...openSolvers()];
const recorded = {};
const rows = [];
for (const { family, packings } of PACKINGS) {
  if (only !== undefined && family !== only) continue;
  for (const packing of packings.filter(({ fits }) => !isRecording || fits === undefined)) {
    for (const { name, decide } of deciders) {
      const { verdict, seconds } = await decide(asked(packing));
      rows.push({ family, name, verdict, seconds });
      if (name === "CP-SAT" && packing.fits === undefined && verdict !== "undecided") recorded[packing.name] = verdict;
      if (name === "Failproof" && verdict === "undecided") console.log(`undecided by the prover: ${packing.name}`);
      const known = packing.fits === undefined ? recorded[packing.name] : packing.fits ? "fits" : "does not fit";
      if (known && verdict !== "undecided" && verdict !== known) console.log(`WRONG: ${name}: ${packing.name}`);
    }
  }
  for (const { name } of deciders) console.log(summary(family, name));
}
for (const { close } of deciders) close();
if (isRecording && deciders.some(({ name }) => name === "CP-SAT")) {
  const file = new URL("../../test/fixtures/packings/cp-sat.json", import.meta.url);
  writeFileSync(file, `${JSON.stringify(recorded, null, 2)}\n`);
}

/** For the solvers, a VM that never leaves its host takes the room there. */
function asked(packing) {
  const left = packing.hosts.map(({ memoryMib, vcpus }) => [memoryMib, vcpus]);
  for (const { memoryMib, vcpus, home } of packing.vms) {
    if (home === undefined) continue;
    left[home][0] -= memoryMib;
    left[home][1] -= vcpus;
  }
  const movable = packing.vms.filter(({ home }) => home === undefined);
  return {
    packing,
    hosts: left,
    vms: movable.map(({ memoryMib, vcpus }) => [memoryMib, vcpus]),
    apart: packing.apart,
    seconds: SECONDS,
  };
}

async function proverOn({ packing }) {
  const from = process.cpuUsage();
  const [{ verdict }] = prove(new EstateIndex(estateOf(packing))).requirements;
  const { user, system } = process.cpuUsage(from);
  const verdicts = { tolerates: "fits", fails: "does not fit", undecided: "undecided" };
  return { verdict: verdicts[verdict], seconds: (user + system) / 1e6 };
}

function summary(family, name) {
  const mine = rows.filter((row) => row.family === family && row.name === name);
  const decided = mine.filter(({ verdict }) => verdict !== "undecided").length;
  const seconds = mine.reduce((sum, row) => sum + row.seconds, 0);
  return `${family.padEnd(30)} ${name.padEnd(10)} ${decided} of ${mine.length} decided, ${seconds.toFixed(2)} s`;
}
