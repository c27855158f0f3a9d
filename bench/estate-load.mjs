// Loads and validates an estate of 96 hosts and 10,000 VMs, against JSON.parse of the same text in the same run. Needs `npm run build`.
// Prints the median of interleaved rounds, each in milliseconds of CPU time, and the ratio.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readInput } from "../dist/lib/read/index.js";
import { largeEstate } from "./large-estate.mjs";

const ROUNDS = 25;

const folder = mkdtempSync(join(tmpdir(), "estate-load-"));
try {
  const file = join(folder, "large.estate.json");
  const text = JSON.stringify(largeEstate({ hosts: 96, vms: 10_000 }), null, 2);
  writeFileSync(file, text);
  const parse = [];
  const load = [];
  for (let round = 0; round < ROUNDS; round++) {
    parse.push(cpuMilliseconds(() => JSON.parse(readFileSync(file, "utf8"))));
    load.push(cpuMilliseconds(() => checked(readInput(file))));
  }
  const [first] = load;
  console.log(`document         ${(text.length / 1e6).toFixed(1)} MB, 96 hosts, 10,000 VMs`);
  console.log(`JSON.parse       ${median(parse).toFixed(1)} ms`);
  console.log(
    `readInput        ${median(load).toFixed(1)} ms (the first time, before the code is warm: ${first.toFixed(1)} ms)`,
  );
  console.log(
    `ratio            ${(median(load) / median(parse)).toFixed(2)}  (first to first: ${(first / parse[0]).toFixed(2)})`,
  );
} finally {
  rmSync(folder, { recursive: true });
}

function cpuMilliseconds(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function checked(result) {
  if (!result.ok) throw new Error(JSON.stringify(result.errors[0]));
  return result;
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
