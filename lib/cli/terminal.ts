import { EXIT } from "./exit";

/** Where a command writes, so that tests can catch it: stdout carries the report alone, everything else goes to stderr. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Colours on stdout: it is a terminal, and neither NO_COLOR nor TERM=dumb is set. */
  readonly colour: boolean;
  /** Progress may be shown on stderr: it is a terminal. */
  readonly interactive: boolean;
  /** The user has asked to stop. */
  readonly interrupted: () => boolean;
  /** The file that a GitHub workflow shows as the summary of its step. */
  readonly summaryFile?: string;
}

/** The terminal of this process. A reader that goes away (`failproof check | head`) is no error; a full disk is. */
export function processTerminal(): Terminal {
  process.stderr.on("error", () => {});
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    process.stderr.write(`error: standard output cannot be written: ${error.code}\n`);
    process.exit(EXIT.input);
  });
  const { NO_COLOR, TERM, GITHUB_STEP_SUMMARY } = process.env;
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    colour: process.stdout.isTTY === true && (NO_COLOR === undefined || NO_COLOR === "") && TERM !== "dumb",
    interactive: process.stderr.isTTY === true,
    interrupted: () => false, // on this thread nothing else happens while a proof goes on
    ...(GITHUB_STEP_SUMMARY === undefined || GITHUB_STEP_SUMMARY === "" ? {} : { summaryFile: GITHUB_STEP_SUMMARY }),
  };
}
