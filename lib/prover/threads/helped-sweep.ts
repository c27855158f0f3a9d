import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { Sweep } from "../sweep/sweep";
import { chunkOf, DONE, OPEN, type SharedScenarios, settleChunk, shareScenarios, TAKEN } from "./chunks";

/**
 * Says of scenarios, asked for in their order and each once, whether the sweep covers them. Other threads work ahead; what they have not begun
 * when it is asked for is worked out here. The answers do not hang on who gave them.
 */
export class HelpedSweep {
  readonly scenarios: SharedScenarios;
  readonly #sweep: Sweep;
  #chunk = -1;
  #ordinal = 0;

  /** @param hostAt by domain, the host that it is */
  constructor(sweep: Sweep, hostAt: Int32Array, most: number) {
    this.scenarios = shareScenarios(sweep.recipe, hostAt, Math.min(most, hostAt.length));
    this.#sweep = new Sweep(this.scenarios.recipe);
  }

  /** Starts threads, which end by themselves; they do not keep the process alive. */
  start(threads: number): void {
    for (let i = 0; i < threads; i += 1) {
      const worker = new Worker(join(__dirname, "helper.js"), { workerData: this.scenarios });
      worker.unref();
    }
  }

  stop(): void {
    Atomics.store(this.scenarios.stop, 0, 1);
  }

  covers(positions: readonly number[]): boolean {
    const { hostAt, offsets, bits } = this.scenarios;
    const chunk = chunkOf(positions.length, positions[0] ?? 0, hostAt.length);
    if (chunk === this.#chunk) this.#ordinal += 1;
    else {
      this.#settle(chunk);
      this.#chunk = chunk;
      this.#ordinal = 0;
    }
    const byte = (offsets[chunk] ?? 0) + (this.#ordinal >> 3);
    return ((bits[byte] ?? 0) & (1 << (this.#ordinal & 7))) === 0;
  }

  #settle(chunk: number): void {
    const { states } = this.scenarios;
    if (Atomics.compareExchange(states, chunk, OPEN, TAKEN) === OPEN) {
      settleChunk(this.scenarios, this.#sweep, chunk);
      Atomics.store(states, chunk, DONE);
    }
    while (Atomics.load(states, chunk) === TAKEN) Atomics.wait(states, chunk, TAKEN);
  }
}
