// Decides packings with npm `highs` (WASM): the same lines in and out as cp-sat.py. Usage: node highs.mjs PATH-OF-THE-PACKAGE
// HiGHS looks at its clock between its own steps only, so a limit may be overrun.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const load = createRequire(import.meta.url)(process.argv[2]);
const VERDICTS = { Optimal: "fits", Infeasible: "does not fit" };

for await (const line of createInterface({ input: process.stdin })) {
  const packing = JSON.parse(line);
  const from = process.cpuUsage();
  const verdict = decide(await load(), packing);
  const { user, system } = process.cpuUsage(from);
  console.log(JSON.stringify({ verdict, seconds: (user + system) / 1e6 }));
}

/** A solver that fails in itself (out of its memory, say) has decided nothing. */
function decide(highs, packing) {
  try {
    const { Status } = highs.solve(program(packing), { time_limit: packing.seconds, threads: 1 });
    return VERDICTS[Status] ?? "undecided";
  } catch {
    return "undecided";
  }
}

/** In CPLEX's LP format; a variable is "VM v is on host h". Long sums are broken into lines. */
function program({ hosts, vms, apart = [] }) {
  const on = (v, h) => `x${v}_${h}`;
  const sum = (terms) => terms.join("\n + ");
  const placed = vms.map((_, v) => `${sum(hosts.map((_, h) => on(v, h)))} = 1`);
  const room = hosts.flatMap((capacities, h) =>
    capacities.map((capacity, d) => `${sum(vms.map((vm, v) => `${vm[d]} ${on(v, h)}`))} <= ${capacity}`),
  );
  const separate = hosts.flatMap((_, h) => apart.map((group) => `${sum(group.map((v) => on(v, h)))} <= 1`));
  const all = vms.flatMap((_, v) => hosts.map((_, h) => on(v, h)));
  return `Minimize\n obj: 0 ${all[0]}\nSubject To\n${[...placed, ...room, ...separate].join("\n")}\nBinary\n${all.join("\n")}\nEnd\n`;
}
