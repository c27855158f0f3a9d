import { type MessagePort, workerData } from "node:worker_threads";
import { EstateIndex } from "../../estate";
import { proveRequirement } from "../prove-requirement";
import { decideOpen, type RequirementJob } from "./helped-requirements";

// A thread that decides requirements: see `HelpedRequirements`.
const { job, port }: { readonly job: RequirementJob; readonly port: MessagePort } = workerData;
const index = new EstateIndex(job.estate);
const work = { ...job.work, shouldStop: () => Atomics.load(job.stop, 0) !== 0, onScenario: () => {} };
decideOpen(
  job,
  (requirement) => proveRequirement(index, requirement, work),
  (done) => port.postMessage(done),
);
