import type { ProveProgress } from "../prover";
import { escapeText } from "../report";
import type { Terminal } from "./terminal";

/** Nothing is said in the first second, and then at most ten times a second. */
const FIRST_MS = 1000;
const EVERY_MS = 100;
const CLEAR_LINE = "\r\u001b[K";

/** One line on stderr that is written over while a proof takes its time. */
export class ProgressLine {
  #next = performance.now() + FIRST_MS;
  #shown = false;

  constructor(private readonly terminal: Terminal) {}

  show({ requirement, decided, total }: ProveProgress): void {
    if (performance.now() < this.#next) return;
    this.terminal.err(`${CLEAR_LINE}proving ${escapeText(requirement)}: ${decided} of ${total} scenarios`);
    this.#next = performance.now() + EVERY_MS;
    this.#shown = true;
  }

  clear(): void {
    if (this.#shown) this.terminal.err(CLEAR_LINE);
    this.#shown = false;
  }
}
