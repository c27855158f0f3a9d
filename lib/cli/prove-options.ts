import { availableParallelism } from "node:os";
import type { ProveOptions } from "../prover";
import type { InputFlags } from "./inputs";
import type { ProgressLine } from "./progress";
import type { Terminal } from "./terminal";
import { UsageError } from "./usage-error";

/** Flags of every command that proves, as commander hands them over. */
export interface ProvingFlags extends InputFlags {
  readonly format?: readonly string[];
  readonly tolerate?: string;
  readonly demand?: "reservation" | "configured";
  readonly placement?: "auto" | "repack" | "pinned";
  readonly timeout?: string;
  readonly threads?: string;
  readonly previous?: string;
  readonly certificates?: string;
  readonly color?: boolean;
  readonly quiet?: boolean;
}

/** @throws UsageError */
export function proveOptions(
  flags: ProvingFlags,
  progress: ProgressLine | undefined,
  terminal: Terminal,
): ProveOptions {
  const { demand, placement, timeout, threads } = flags;
  const isLate = timeout === undefined ? () => false : deadline(timeout);
  return {
    ...(demand === undefined ? {} : { demand }),
    ...(placement === undefined ? {} : { placement }),
    threads: threads === undefined ? availableParallelism() : parseThreads(threads),
    shouldStop: () => terminal.interrupted() || isLate(),
    ...(progress === undefined ? {} : { onProgress: (state) => progress.show(state) }),
  };
}

function parseThreads(threads: string): number {
  if (/^[1-9]\d{0,3}$/.test(threads)) return Number(threads);
  throw new UsageError(`--threads ${threads}: a whole number from 1 to 9999 is expected`);
}

/** A clock that says when the time is up; the only place where a verdict may depend on one, and then it is `undecided`. */
function deadline(timeout: string): () => boolean {
  const seconds = Number(timeout);
  if (timeout.trim() === "" || !Number.isFinite(seconds) || seconds <= 0) {
    throw new UsageError(`--timeout ${timeout}: a number of seconds above 0 is expected`);
  }
  const end = performance.now() + seconds * 1000;
  return () => performance.now() >= end;
}
