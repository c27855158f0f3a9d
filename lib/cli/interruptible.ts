import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { EXIT, type ExitStatus } from "./exit";
import type { Terminal } from "./terminal";

/** What the worker is given: plain data, and one shared cell that is 1 once the user has interrupted. */
export interface Job {
  readonly args: readonly string[];
  readonly colour: boolean;
  readonly stop: Int32Array;
}

/** What the worker says. */
export type Message =
  | { readonly kind: "out" | "err"; readonly text: string }
  | { readonly kind: "end"; readonly status: ExitStatus };

/**
 * Runs a command line in a worker, so that this thread hears Ctrl-C while the prover, which is synchronous, is at work. The first one ends
 * the proof: the report comes with what is decided by then. The second ends the process.
 */
export function runInterruptibly(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const job: Job = { args, colour: terminal.colour, stop };
  const worker = new Worker(join(__dirname, "worker.js"), { workerData: job });
  const interrupt = () => {
    if (Atomics.exchange(stop, 0, 1) === 1) process.exit(EXIT.findings);
    terminal.err("\ninterrupted: what is not decided by now stays undecided (again: quit at once)\n");
  };
  process.on("SIGINT", interrupt);
  return new Promise<ExitStatus>((resolve) => {
    worker.on("error", (error) => {
      const { reportDefect }: typeof import("./defect") = require("./defect");
      reportDefect(error, terminal);
      resolve(EXIT.defect);
    });
    worker.on("message", (message: Message) => {
      if (message.kind === "end") resolve(message.status);
      else terminal[message.kind](message.text);
    });
  }).finally(() => process.off("SIGINT", interrupt));
}
