import { existsSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { App } from "cdktf";
import type { Site } from "../constructs";

/**
 * Removes the Terraform of earlier synths, so that nobody applies an older design in place of a refused one. Not under cdktf's command
 * line: it writes the new file all the same, refuses by the annotations, and the precondition in the file refuses a bare plan.
 */
export function removeStaleTerraform(app: App, stacks: readonly Site[]): void {
  if (process.env.CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS !== undefined) return;
  if (!existsSync(app.outdir) || !statSync(app.outdir).isDirectory()) return; // nothing of earlier synths is there
  for (const stack of stacks) {
    if (stack.failovers.length > 0) continue; // what was accepted last can still take over for a lost site
    rmSync(join(app.outdir, app.manifest.forStack(stack).synthesizedStackPath), { force: true });
  }
}
