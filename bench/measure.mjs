// Runs commands in turn, A B A B ..., and gives each one's median wall time, CPU time and peak memory.
import { spawn } from "node:child_process";

/** Asks the child for its own accounting on a fourth descriptor, so that its output stays its own. */
const PROBE = `process.on("exit", () => { const u = process.resourceUsage();
  require("node:fs").writeSync(3, JSON.stringify({ cpu: (u.userCPUTime + u.systemCPUTime) / 1e3, rss: u.maxRSS / 1024 })); });`;
const PRELOAD = `data:text/javascript,${encodeURIComponent(
  `import { createRequire } from "node:module"; const require = createRequire("file:///"); ${PROBE}`,
)}`;

function once({ args, env = {}, cwd }) {
  return new Promise((resolve, reject) => {
    const started = process.hrtime.bigint();
    const child = spawn(process.execPath, ["--import", PRELOAD, ...args], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "ignore", "inherit", "pipe"],
    });
    let accounting = "";
    child.stdio[3].on("data", (chunk) => {
      accounting += chunk;
    });
    child.on("error", reject);
    child.on("close", (status) => {
      if (status !== 0) return reject(new Error(`${args.join(" ")} ended with status ${status}`));
      resolve({ wall: Number(process.hrtime.bigint() - started) / 1e6, ...JSON.parse(accounting) });
    });
  });
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/**
 * @param commands `{ name: { args, env?, cwd? } }`: Node programs with their arguments
 * @returns `{ name: { wall, cpu, rss } }`: medians in ms, ms and MiB, after one run of each that is not counted
 */
export async function measure(commands, runs = 5) {
  const results = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let run = -1; run < runs; run += 1) {
    for (const [name, command] of Object.entries(commands)) {
      const result = await once(command);
      if (run >= 0) results[name].push(result);
    }
  }
  return Object.fromEntries(
    Object.entries(results).map(([name, all]) => [
      name,
      Object.fromEntries(["wall", "cpu", "rss"].map((figure) => [figure, median(all.map((one) => one[figure]))])),
    ]),
  );
}

/** One line a command, as ratios to the command named `base`. */
export function table(results, base) {
  const against = results[base];
  return Object.entries(results).map(([name, { wall, cpu, rss }]) => {
    const ratio = (figure, value) => (value / against[figure]).toFixed(2);
    return (
      `${name.padEnd(28)} wall ${wall.toFixed(0).padStart(6)} ms (${ratio("wall", wall)})  ` +
      `cpu ${cpu.toFixed(0).padStart(6)} ms (${ratio("cpu", cpu)})  peak ${rss.toFixed(0).padStart(5)} MiB (${ratio("rss", rss)})`
    );
  });
}
