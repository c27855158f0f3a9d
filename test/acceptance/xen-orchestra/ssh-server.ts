import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { userInfo } from "node:os";
import { join } from "node:path";

const SSHD = process.env.FAILPROOF_SSHD ?? "/usr/sbin/sshd";

/** `it`, or a visible skip where there is no OpenSSH server. */
export function itWithSshd(title: string, test: () => Promise<void>): void {
  if (existsSync(SSHD)) {
    it(title, test);
    return;
  }
  process.stderr.write(`SKIPPED ${title}: no OpenSSH server at ${SSHD}, nor where FAILPROOF_SSHD points\n`);
  it.skip(title, test);
}

/**
 * A pool's coordinator as a provisioner sees it: a real OpenSSH server on a loopback port with a throw-away key, and an `xe` that writes down what
 * it is told and remembers whether HA is on.
 */
export class Coordinator {
  private constructor(
    private readonly folder: string,
    private readonly server: ChildProcess,
    readonly port: number,
  ) {}

  static async start(folder: string): Promise<Coordinator> {
    const port = await freePort();
    mkdirSync(folder, { recursive: true });
    for (const key of ["host", "user"]) {
      execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(folder, key)], { timeout: 10_000 });
    }
    writeFileSync(join(folder, "xe"), XE);
    chmodSync(join(folder, "xe"), 0o755);
    writeFileSync(
      join(folder, "config"),
      [
        `Port ${port}`,
        "ListenAddress 127.0.0.1",
        `HostKey ${join(folder, "host")}`,
        `AuthorizedKeysFile ${join(folder, "user.pub")}`,
        `PidFile ${join(folder, "pid")}`,
        "PasswordAuthentication no",
        "PermitRootLogin prohibit-password",
        "StrictModes no",
        "UsePAM no",
        `SetEnv PATH=${folder}:/usr/bin:/bin XE_FOLDER=${folder}`,
        "",
      ].join("\n"),
    );
    if (process.getuid?.() === 0) mkdirSync("/run/sshd", { recursive: true }); // its empty folder for privilege separation
    const server = spawn(SSHD, ["-D", "-e", "-f", join(folder, "config")], { stdio: "ignore" });
    await answers(port);
    return new Coordinator(folder, server, port);
  }

  get user(): string {
    return userInfo().username;
  }

  /** The private key to log in with. */
  get privateKey(): string {
    return readFileSync(join(this.folder, "user"), "utf8");
  }

  get hostKey(): string {
    return readFileSync(join(this.folder, "host.pub"), "utf8").split(" ").slice(0, 2).join(" ");
  }

  /** What `xe` was told so far, one line a call. */
  get told(): readonly string[] {
    const log = join(this.folder, "told");
    return existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n") : [];
  }

  stop(): void {
    this.server.kill();
  }
}

/** Arguments are written one by one in brackets, so that a word that the shell split would show. */
const XE = `#!/bin/sh
line=
for word in "$@"; do line="$line[$word]"; done
case "$1 $3" in
  "pool-param-get param-name=ha-enabled") if [ -e "$XE_FOLDER/ha" ]; then echo true; else echo false; fi; exit 0 ;;
esac
echo "$line" >> "$XE_FOLDER/told"
case "$1" in
  pool-ha-enable) touch "$XE_FOLDER/ha" ;;
  pool-ha-disable) rm "$XE_FOLDER/ha" ;;
esac
case "$line" in
  *ha-host-failures-to-tolerate=9*) echo "HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN" >&2; exit 1 ;;
esac
`;

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

const TRIES = 100;
const WAIT_MS = 50;

async function answers(port: number): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
      socket.once("connect", () => socket.destroy());
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
  throw new Error("the OpenSSH server does not answer");
}
