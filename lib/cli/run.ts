import { CommanderError } from "commander";
import { EXIT, type ExitStatus } from "./exit";
import { program } from "./program";
import type { Terminal } from "./terminal";
import { UsageError } from "./usage-error";

/** Runs one command line and says how it ended. Never throws: what is thrown below is a wrong usage or a defect of ours. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  let status: ExitStatus = EXIT.clean;
  try {
    await program(terminal, (ended) => {
      status = ended;
    }).parseAsync(args, { from: "user" });
    return status;
  } catch (error) {
    // Commander has printed its own message: a usage error, or the help and the version that were asked for.
    if (error instanceof CommanderError) {
      if (error.code === "commander.help" && args[0] === "help" && error.exitCode !== 0)
        terminal.err(`error: unknown command '${args[1] ?? ""}'\n`);
      return error.exitCode === 0 ? EXIT.clean : EXIT.input;
    }
    if (error instanceof UsageError) {
      terminal.err(`error: ${error.message}\n`);
      return EXIT.input;
    }
    const { reportDefect }: typeof import("./defect") = require("./defect");
    reportDefect(error, terminal);
    return EXIT.defect;
  }
}
