import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Attributes, BIN } from "../vcsim/simulator";

const PROVIDER = "terraform-mirror/registry.terraform.io/vatesfr/xenorchestra";

/** `describe`, or a visible skip where the provider is absent. */
export function describeWithXenOrchestra(title: string, tests: () => void): void {
  if ([PROVIDER, "with-providers"].every((part) => existsSync(join(BIN, part)))) {
    describe(title, tests);
    return;
  }
  // A skipped title is not printed where several files run; this line is.
  process.stderr.write(
    `SKIPPED ${title}: no Xen Orchestra provider beside the repository, nor where FAILPROOF_BIN points\n`,
  );
  describe.skip(title, tests);
}

interface Result {
  readonly status: number;
  readonly output: string;
}

/** Terraform in one folder, every call under a timeout, while this process goes on to serve what it talks to. */
export class AsyncTerraform {
  constructor(
    private readonly folder: string,
    private readonly environment: { readonly [name: string]: string },
  ) {}

  /** @throws with all output, where the command fails */
  async run(command: string, ...args: readonly string[]): Promise<string> {
    const { status, output } = await this.try(command, ...args);
    if (status !== 0) throw new Error(`terraform ${command} ended with status ${status}\n${output}`);
    return output;
  }

  try(command: string, ...args: readonly string[]): Promise<Result> {
    return new Promise((resolve) => {
      const options = { cwd: this.folder, env: { ...process.env, ...this.environment }, maxBuffer: 1 << 28 };
      execFile(
        join(BIN, "with-providers"),
        ["timeout", "240", "terraform", command, ...args],
        options,
        (error, out, err) => {
          resolve({
            status: error === null ? 0 : typeof error.code === "number" ? error.code : 1,
            output: `${out}${err}`,
          });
        },
      );
    });
  }

  async apply(): Promise<string> {
    return await this.run("apply", "-auto-approve", "-input=false", "-no-color");
  }

  /** 0: no changes, 2: changes. */
  async plan(): Promise<Result> {
    return await this.try("plan", "-detailed-exitcode", "-input=false", "-no-color");
  }

  async destroy(): Promise<string> {
    return await this.run("destroy", "-auto-approve", "-input=false", "-no-color");
  }

  /** Attributes of every managed resource, by address. */
  async state(): Promise<ReadonlyMap<string, Attributes>> {
    const { values } = JSON.parse(await this.run("show", "-json"));
    const resources: readonly { readonly address: string; readonly values: Attributes }[] =
      values?.root_module.resources ?? [];
    return new Map(resources.map((resource) => [resource.address, resource.values]));
  }
}
