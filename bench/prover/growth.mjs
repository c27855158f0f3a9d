// Time against hosts, VMs and failures: a table, the slopes on log-log axes, and bench/prover/growth.svg.
// Usage: npm run build && node bench/prover/growth.mjs
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { estate } from "./estate.mjs";
import { plot } from "./plot.mjs";

const require = createRequire(import.meta.url);
const { EstateIndex } = require("../../dist/lib/estate/index.js");
const { prove } = require("../../dist/lib/prover/index.js");

const base = { hosts: 48, vms: 2_000, failures: 2, fill: 0.85, kinds: "five", placement: "repack" };
const SERIES = {
  hosts: [12, 24, 48, 96, 192],
  vms: [500, 1_000, 2_000, 4_000, 8_000],
  failures: [1, 2, 3, 4],
};

cpuSeconds(base); // Not counted: the code is cold.
const series = Object.entries(SERIES).map(([axis, values]) => {
  const points = values.map((value) => ({ value, ...best({ ...base, [axis]: value }) }));
  for (const { value, seconds, scenarios } of points) {
    console.log(
      `${axis.padEnd(9)} ${String(value).padStart(6)} ${String(scenarios).padStart(9)} scenarios ${seconds.toFixed(2).padStart(7)} s`,
    );
  }
  for (const by of ["value", "scenarios"]) {
    if (new Set(points.map((point) => point[by])).size > 1)
      console.log(`  slope by ${by === "value" ? axis : by}: ${slope(points, by).toFixed(2)}`);
  }
  return { axis, points };
});
const { hosts, vms, failures, fill } = base;
writeFileSync(
  new URL("growth.svg", import.meta.url),
  plot(series, `CPU seconds to prove; otherwise ${hosts} hosts, ${vms} VMs, ${failures} failures, fill ${fill}`),
);

/** The less disturbed of two. */
function best(shape) {
  const [one, other] = [cpuSeconds(shape), cpuSeconds(shape)];
  return one.seconds < other.seconds ? one : other;
}

function cpuSeconds(shape) {
  const index = new EstateIndex(estate(shape));
  const from = process.cpuUsage();
  const [{ verdict, scenarios }] = prove(index).requirements;
  const { user, system } = process.cpuUsage(from);
  if (verdict !== "tolerates") throw new Error(`${JSON.stringify(shape)}: ${verdict}; only like is compared with like`);
  return { seconds: (user + system) / 1e6, scenarios: scenarios.total };
}

/** Least squares on the logarithms. */
function slope(points, by) {
  const xs = points.map((point) => Math.log(point[by]));
  const ys = points.map(({ seconds }) => Math.log(seconds));
  const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const [x0, y0] = [mean(xs), mean(ys)];
  return mean(xs.map((x, i) => (x - x0) * (ys[i] - y0))) / mean(xs.map((x) => (x - x0) ** 2));
}
