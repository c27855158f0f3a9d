import { join } from "node:path";
import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { Estate, Requirement } from "../../estate";
import type { ProvenRequirement, Work } from "../prove-requirement";
import { DONE, OPEN, TAKEN } from "./chunks";

/** What each thread is given; the estate is copied to it. */
export interface RequirementJob {
  readonly estate: Estate;
  readonly requirements: readonly Requirement[];
  readonly work: PlainWork;
  /** By requirement: 0 open, 1 taken, 2 done. */
  readonly states: Int32Array;
  /** Not 0: no more work is wanted. */
  readonly stop: Int32Array;
}

/** What can be told to another thread. */
export type PlainWork = Omit<Work, "shouldStop" | "onScenario" | "threads" | "elsewhere">;

/** What a thread says: a requirement is decided, or could not be for a defect of ours. */
export interface RequirementDone {
  readonly at: number;
  readonly proven?: ProvenRequirement;
  readonly defect?: unknown;
}

const ASK_EVERY_MS = 50;

/** Requirements that other threads decide beside this one, each wholly by one of them, so that the result is the same whoever does. */
export class HelpedRequirements {
  readonly #states: Int32Array;
  readonly #stop = new Int32Array(new SharedArrayBuffer(4));
  readonly #ports: MessageChannel["port1"][] = [];
  readonly #done = new Map<number, RequirementDone>();

  constructor(
    readonly estate: Estate,
    readonly requirements: readonly Requirement[],
    readonly work: PlainWork,
    readonly shouldStop: () => boolean,
  ) {
    this.#states = new Int32Array(new SharedArrayBuffer(4 * requirements.length));
  }

  /** Starts threads, which end by themselves; they do not keep the process alive. */
  start(threads: number): void {
    const { estate, requirements, work } = this;
    for (let i = 0; i < threads; i += 1) {
      const { port1, port2 } = new MessageChannel();
      const job: RequirementJob = { estate, requirements, work, states: this.#states, stop: this.#stop };
      const worker = new Worker(join(__dirname, "requirement-helper.js"), {
        workerData: { job, port: port2 },
        transferList: [port2],
      });
      worker.unref();
      port1.unref();
      this.#ports.push(port1);
    }
  }

  /** What another thread decided; `undefined`: none has begun, and none will. */
  proven(at: number): ProvenRequirement | undefined {
    const states = this.#states;
    if (Atomics.compareExchange(states, at, OPEN, TAKEN) === OPEN) return undefined;
    while (Atomics.load(states, at) === TAKEN) {
      if (this.shouldStop()) Atomics.store(this.#stop, 0, 1);
      Atomics.wait(states, at, TAKEN, ASK_EVERY_MS);
    }
    for (const port of this.#ports) {
      for (let said = receiveMessageOnPort(port); said !== undefined; said = receiveMessageOnPort(port)) {
        const done: RequirementDone = said.message;
        this.#done.set(done.at, done);
      }
    }
    const done = this.#done.get(at);
    if (done?.proven === undefined) throw done?.defect ?? new Error("a thread ended without a word");
    return done.proven;
  }

  end(): void {
    Atomics.store(this.#stop, 0, 1);
    for (const port of this.#ports) port.close();
  }
}

/** Takes requirements that nobody has, until there are none. */
export function decideOpen(
  { requirements, states, stop }: RequirementJob,
  decide: (requirement: Requirement) => ProvenRequirement,
  say: (done: RequirementDone) => void,
): void {
  for (const [at, requirement] of requirements.entries()) {
    if (Atomics.load(stop, 0) !== 0) return;
    if (Atomics.compareExchange(states, at, OPEN, TAKEN) !== OPEN) continue;
    try {
      say({ at, proven: decide(requirement) });
    } catch (defect) {
      say({ at, defect });
    }
    Atomics.store(states, at, DONE);
    Atomics.notify(states, at);
  }
}
