import { workerData } from "node:worker_threads";
import { help } from "./chunks";

// A thread that works ahead: see `HelpedSweep`.
help(workerData);
