// The solvers to compare with, where they are installed, each as a program that is asked one packing after the other.
import { spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
const PYTHON = process.env.ORTOOLS_PYTHON ?? "python3";
const HIGHS = process.env.HIGHS_PACKAGE ?? "highs";

const SOLVERS = [
  {
    name: "CP-SAT",
    hint: "needs Python with ortools; ORTOOLS_PYTHON names the interpreter",
    probe: [PYTHON, ["-c", "from ortools.sat.python import cp_model"]],
    program: [PYTHON, [beside("cp-sat.py")]],
  },
  {
    name: "HiGHS",
    hint: "needs npm highs; HIGHS_PACKAGE names its folder",
    probe: [process.execPath, ["-e", "require(process.argv[1])", HIGHS]],
    program: [process.execPath, [beside("highs.mjs"), HIGHS]],
  },
];

/** Opens those that are here, tells which are not. */
export function openSolvers() {
  return SOLVERS.flatMap(({ name, hint, probe, program }) => {
    if (spawnSync(...probe, { stdio: "ignore" }).status === 0) return [open(name, program)];
    console.log(`SKIPPED ${name}: ${hint}`);
    return [];
  });
}

function open(name, [command, args]) {
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    name,
    async decide(packing) {
      child.stdin.write(`${JSON.stringify(packing)}\n`);
      const { value, done } = await answers.next();
      if (done) throw new Error(`${name} ended`);
      return JSON.parse(value);
    },
    close: () => child.stdin.end(),
  };
}
