#!/usr/bin/env node
import { run } from "./run";
import { processTerminal, type Terminal } from "./terminal";

/** Only people at a terminal interrupt a proof and want what is decided by then. */
function start(args: readonly string[], terminal: Terminal) {
  const proves = ["check", "prove", "diff"].includes(args[0] ?? "");
  if (!proves || !terminal.interactive) return run(args, terminal);
  const { runInterruptibly }: typeof import("./interruptible") = require("./interruptible");
  return runInterruptibly(args, terminal);
}

start(process.argv.slice(2), processTerminal()).then((status) => {
  process.exitCode = status;
});
