import { simulate } from "../../failover";
import { runbook } from "../../report";
import { EXIT, type ExitStatus } from "../exit";
import { parseFailed } from "../failing";
import { wrongInput } from "../input-errors";
import type { InputFlags } from "../inputs";
import { readOne } from "../one-estate";
import { requireFilesNotRead } from "../outputs";
import type { Terminal } from "../terminal";
import { UsageError } from "../usage-error";
import { writeOutput } from "../write-output";

export interface RunbookFlags extends InputFlags {
  readonly fail?: readonly string[];
  readonly plan?: string;
  readonly output?: string;
}

/** `failproof runbook INPUT --plan ID`, or `--fail site=ams` @throws UsageError */
export function runbookCommand(path: string, flags: RunbookFlags, terminal: Terminal): ExitStatus {
  const { fail, plan: named } = flags;
  if ((fail === undefined) === (named === undefined)) {
    throw new UsageError("name what is lost by --plan ID, or by --fail KIND=ID, e.g. --fail site=ams");
  }
  requireFilesNotRead([flags.output], [path, flags.facts, flags.estate]);
  const read = readOne(path, flags);
  if (!read.ok) return wrongInput(read.errors, terminal);
  const index = read.value;
  const plan = index.failoverPlans.get(named ?? "");
  if (named !== undefined && plan === undefined) {
    const known = [...index.failoverPlans.keys()];
    const have = known.length === 0 ? "the estate has none" : `there are ${known.join(", ")}`;
    throw new UsageError(`--plan ${named}: there is no such failover plan; ${have}`);
  }
  const failed = plan === undefined ? parseFailed(fail ?? [], index) : [{ kind: "site", id: plan.from }];
  const text = runbook(index, simulate(index, failed));
  if (flags.output === undefined) terminal.out(text);
  else writeOutput(flags.output, text);
  return EXIT.clean;
}
