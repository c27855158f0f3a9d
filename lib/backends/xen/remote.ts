import { Lazy, TerraformResource } from "cdktf";
import type { Construct } from "constructs";

/** How Terraform reaches a pool's coordinator. Values are plain, or Terraform's. */
export interface SshAccess {
  readonly address: () => string;
  readonly user: string;
  readonly port: number;
  /** Absent: the keys of a running ssh-agent. */
  readonly privateKey?: string;
  /** Public key of the host; absent: any is trusted. */
  readonly hostKey?: string;
}

export interface RemoteProps {
  readonly ssh: SshAccess;
  /** What the scripts read as `self.input.NAME`. */
  readonly input: { readonly [name: string]: unknown };
  /** Values whose change undoes the old and does the new. */
  readonly triggers: unknown;
  /** Lines of shell, run once. */
  readonly create: readonly string[] | string;
  /** Lines of shell that undo it. */
  readonly destroy: readonly string[] | string;
}

/**
 * Something that no provider has a resource for: a `terraform_data` that runs commands on the pool's coordinator over SSH, and others when it is
 * destroyed. A destroy can look at the resource alone, so all that the scripts and the connection need is in its `input`.
 * @see https://developer.hashicorp.com/terraform/language/resources/provisioners/syntax#destroy-time-provisioners
 */
export class RemoteState extends TerraformResource {
  constructor(scope: Construct, id: string, { ssh, input, triggers, create, destroy }: RemoteProps) {
    super(scope, id, { terraformResourceType: "terraform_data" });
    const { user, port, privateKey, hostKey } = ssh;
    const access = {
      address: Lazy.stringValue({ produce: ssh.address }),
      user,
      port,
      ...(privateKey === undefined ? {} : { private_key: privateKey }),
      ...(hostKey === undefined ? {} : { host_key: hostKey }),
    };
    this.addOverride("input", { ...access, ...input });
    this.addOverride("triggers_replace", triggers);
    const connection = {
      type: "ssh",
      host: self("address"),
      user: self("user"),
      port: self("port"),
      timeout: "2m",
      ...(privateKey === undefined ? { agent: true } : { agent: false, private_key: self("private_key") }),
      ...(hostKey === undefined ? {} : { host_key: self("host_key") }),
    };
    this.addOverride("provisioner", [
      { "remote-exec": { connection, inline: script(create) } },
      { "remote-exec": { when: "destroy", connection, inline: script(destroy) } },
    ]);
  }
}

/** A value of the resource's own input, for its scripts and connection. */
export function self(name: string): string {
  return `\${self.input.${name}}`;
}

/** A value of the input as one word of the shell, whatever is in it. */
export function quoted(name: string): string {
  return `'\${${shellText(`self.input.${name}`)}}'`;
}

/** An expression as the inside of a single-quoted word of the shell. */
export function shellText(expression: string): string {
  return `replace(${expression}, "'", "'\\\\''")`;
}

/** The first line ends the script at the first command that fails, which the shell of a remote-exec does not do by itself. */
function script(lines: readonly string[] | string): readonly string[] | string {
  return typeof lines === "string" ? `\${concat(["set -eu"], ${lines})}` : ["set -eu", ...lines];
}
