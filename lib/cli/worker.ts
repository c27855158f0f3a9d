import { parentPort, workerData } from "node:worker_threads";
import type { Job, Message } from "./interruptible";
import { run } from "./run";

// The other side of `runInterruptibly`.
const { args, colour, stop }: Job = workerData;
const say = (message: Message) => parentPort?.postMessage(message);

run(args, {
  out: (text) => say({ kind: "out", text }),
  err: (text) => say({ kind: "err", text }),
  colour,
  interactive: true,
  interrupted: () => Atomics.load(stop, 0) === 1,
}).then((status) => say({ kind: "end", status }));
