import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

/** Folder with `vcsim` and `with-providers`: beside the repository, or named by FAILPROOF_BIN. */
export const BIN = process.env.FAILPROOF_BIN ?? join(__dirname, "../../../../shared/bin");

/** `describe`, or a visible skip where the real parts are absent. */
export function describeWithRealParts(title: string, tests: () => void): void {
  if (["vcsim", "with-providers"].every((part) => existsSync(join(BIN, part)))) {
    describe(title, tests);
    return;
  }
  // A skipped title is not printed where several files run; this line is.
  process.stderr.write(
    `SKIPPED ${title}: no vcsim and providers beside the repository, nor where FAILPROOF_BIN points\n`,
  );
  describe.skip(title, tests);
}

/** VMware's vCenter simulator on a free loopback port; its state lives as long as the process. */
export class Simulator {
  private constructor(
    private readonly process: ChildProcess,
    readonly server: string,
  ) {}

  /** `datacenters`: how many it starts with, each with a cluster, hosts, VMs, a datastore and networks. */
  static async start(datacenters: number): Promise<Simulator> {
    const server = `127.0.0.1:${await freePort()}`;
    const child = spawn(join(BIN, "vcsim"), ["-l", server, "-dc", String(datacenters)], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    await new Promise<void>((resolve, reject) => {
      child.stdout.once("data", () => resolve());
      child.stderr.once("data", (text) =>
        String(text).includes("GOVC_URL") ? resolve() : reject(new Error(String(text))),
      );
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`vcsim ended with status ${code}`)));
    });
    return new Simulator(child, server);
  }

  stop(): void {
    this.process.kill();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

/** Terraform in one folder, with the real providers from the mirror, every call under a timeout. */
export class Terraform {
  constructor(private readonly folder: string) {}

  /** @throws with all output, where the command fails */
  run(command: string, ...args: readonly string[]): string {
    const { status, output } = this.try(command, ...args);
    if (status !== 0) throw new Error(`terraform ${command} ended with status ${status}\n${output}`);
    return output;
  }

  try(command: string, ...args: readonly string[]): { readonly status: number | null; readonly output: string } {
    const { status, stdout, stderr, error } = spawnSync(
      join(BIN, "with-providers"),
      ["timeout", "240", "terraform", command, ...args],
      { cwd: this.folder, encoding: "utf8", env: { ...process.env, ...CREDENTIALS }, maxBuffer: 1 << 28 },
    );
    return { status: error === undefined ? status : null, output: `${stdout}${stderr}` };
  }

  apply(): void {
    this.run("apply", "-auto-approve", "-input=false", "-no-color");
  }

  /** 0: no changes, 2: changes. */
  plan(): { readonly status: number | null; readonly output: string } {
    return this.try("plan", "-detailed-exitcode", "-input=false", "-no-color");
  }

  /** Attributes of every managed resource, by address. */
  state(): ReadonlyMap<string, Attributes> {
    const { values } = JSON.parse(this.run("show", "-json"));
    const resources: readonly { readonly address: string; readonly values: Attributes }[] =
      values?.root_module.resources ?? [];
    return new Map(resources.map((resource) => [resource.address, resource.values]));
  }
}

export type Attributes = { readonly [name: string]: unknown };

const CREDENTIALS = {
  TF_VAR_vcenter_user: "user",
  TF_VAR_vcenter_password: "not-a-secret",
  TF_VAR_esxi_user: "root",
  TF_VAR_esxi_password: "not-a-secret",
};
