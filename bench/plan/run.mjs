// A plan of many VMs: the whole process of `failproof check` with every rule of `production` against a bare script that parses the file, and
// against conftest and Checkov with one cross-resource policy. CPU time (user and system) and peak memory of the whole process, medians.
//   node bench/plan/run.mjs [VMS] [RUNS]     CONFTEST=, CHECKOV=: paths of their commands; one that is not given is left out
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [vms, runs] = [Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 3)];
const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "failproof-plan-"));
const plan = join(folder, "plan.json");
spawnSync(process.execPath, [at("plan.mjs"), String(vms), plan], { stdio: "inherit" });
console.log(`${vms} VMs, ${(statSync(plan).size / 1e6).toFixed(0)} MB`);

const { CONFTEST, CHECKOV } = process.env;
const main = at("../../dist/lib/cli/main.js");
// The prover is off: it has no time. What is promised is still there for the rules to see.
const check = [
  main,
  "check",
  plan,
  "--profile",
  "production",
  "--no-fixes",
  "--tolerate",
  "host=1",
  "--timeout",
  "0.001",
];
const commands = {
  "bare script": [process.execPath, at("bare.mjs"), plan],
  "failproof, no requirement": [process.execPath, main, "check", plan, "--profile", "production", "--no-fixes"],
  "failproof, prover off": [process.execPath, ...check],
  ...(CONFTEST ? { conftest: [CONFTEST, "test", plan, "-p", at("rego")] } : {}),
  ...(CHECKOV
    ? {
        checkov: [
          CHECKOV,
          "-f",
          plan,
          "--external-checks-dir",
          at("checkov"),
          "-c",
          "CKV2_FP_1",
          "--compact",
          "--quiet",
        ],
      }
    : {}),
};

/** GNU time tells of the process and its children, whatever language they are written in. */
function once([command, ...args]) {
  const figures = join(folder, "figures");
  writeFileSync(figures, "");
  const result = spawnSync("/usr/bin/time", ["-o", figures, "-f", "%U %S %M", command, ...args], {
    encoding: "utf8",
    maxBuffer: 1e9,
    timeout: 900_000,
  });
  const [user, system, peak] = readFileSync(figures, "utf8").trim().split("\n").at(-1).split(" ").map(Number);
  return { cpu: user + system, mib: peak / 1024, status: result.status };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const all = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
for (let run = 0; run < runs; run += 1)
  for (const [name, command] of Object.entries(commands)) all[name].push(once(command));
const results = Object.entries(all).map(([name, list]) => ({
  name,
  cpu: median(list.map(({ cpu }) => cpu)),
  mib: median(list.map(({ mib }) => mib)),
  status: list[0].status,
}));
const [bare] = results;
for (const { name, cpu, mib, status } of results) {
  const ratios = `${(cpu / bare.cpu).toFixed(1).padStart(6)} times the bare CPU, ${(mib / bare.mib).toFixed(1)} times its memory`;
  console.log(
    `${name.padEnd(27)} cpu ${cpu.toFixed(2).padStart(6)} s  peak ${mib.toFixed(0).padStart(5)} MiB  ${ratios}  (status ${status})`,
  );
}
rmSync(folder, { recursive: true });
