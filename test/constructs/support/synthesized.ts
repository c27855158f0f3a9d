import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";

/** One block of Terraform JSON. */
export type Block = { readonly [name: string]: unknown };

/** `cdk.tf.json` of one stack. */
export interface StackJson {
  readonly text: string;
  readonly resource: { readonly [type: string]: { readonly [name: string]: Block } };
  readonly data?: { readonly [type: string]: { readonly [name: string]: Block } };
  readonly variable: { readonly [name: string]: Block };
  readonly terraform: Block;
}

/** Synthesizes a design as users do, into a folder that is then removed. */
export function synthesized(design: (app: App) => void, stack = "ams"): StackJson {
  const outdir = mkdtempSync(join(tmpdir(), "failproof-synth-"));
  try {
    const app = new App({ outdir, stackTraces: false });
    design(app);
    app.synth();
    const text = readFileSync(join(outdir, "stacks", stack, "cdk.tf.json"), "utf8");
    return { text, ...JSON.parse(text) };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
