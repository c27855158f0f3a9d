import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { ArgumentCheck, Site } from "../../constructs";
import type { Backend } from "../port";
import { credentials, refusePlainText } from "../terraform";
import { XenBackend } from "./backend";
import { XenorchestraProvider } from "./bindings";

export interface XenSiteProps {
  /** WebSocket address of Xen Orchestra: `wss://xo.example.com`. */
  readonly url: string;
  /**
   * Token at Xen Orchestra; a Terraform value, never plain text.
   * @default - the sensitive variable `xoa_token`, unless a user is given
   */
  readonly token?: string;
  /**
   * User name at Xen Orchestra, instead of a token; a Terraform value, never plain text.
   * @default - the token is used
   */
  readonly user?: string;
  /**
   * Password at Xen Orchestra, with `user`; a Terraform value, never plain text.
   * @default - with a user, the sensitive variable `xoa_password`
   */
  readonly password?: string;
  /**
   * Trust any certificate, of Xen Orchestra and of the coordinator. Only for laboratories.
   * @default false
   */
  readonly allowUnverifiedSsl?: boolean;
  /** How Terraform logs in to the pool's coordinator, to set what no provider has a resource for: HA and the order in which VMs start. */
  readonly ssh?: XenSshProps;
  /**
   * Begins the tag that a VM has for its tier; `false`: no tags.
   * @default "tier:"
   */
  readonly tierTag?: string | false;
}

export interface XenSshProps {
  /** @default "root" */
  readonly user?: string;
  /** @default 22 */
  readonly port?: number;
  /**
   * Private key; a Terraform value, never plain text. It is in Terraform's state, as a destroy needs it; `false`: the keys of a running ssh-agent are
   * used instead, and the state holds none.
   * @default - the sensitive variable `xen_ssh_private_key`
   */
  readonly privateKey?: string | false;
  /**
   * Public key of the coordinator, as in its `/etc/ssh/ssh_host_ed25519_key.pub`.
   * @default - any is trusted
   */
  readonly hostKey?: string;
}

/**
 * One pool of XCP-ng or XenServer hosts that Xen Orchestra manages: a Terraform stack of its own, with the providers and their credentials as
 * sensitive variables. Its one `Cluster` is the pool, called as the pool is.
 *
 * @see https://registry.terraform.io/providers/vatesfr/xenorchestra/latest/docs
 */
export class XenSite extends Site {
  readonly backend: Backend;
  readonly provider: XenorchestraProvider;

  constructor(scope: Construct, id: string, props: XenSiteProps) {
    super(scope, id);
    const check = new ArgumentCheck(this);
    check.block("props", props);
    const insecure = check.flag("allowUnverifiedSsl", props.allowUnverifiedSsl) ?? false;
    this.provider = new XenorchestraProvider(this, "xenorchestra", {
      url: this.#url(props.url, check),
      ...this.#login(props, check),
      ...(insecure ? { insecure } : {}),
    });
    const ssh = check.block("ssh", props.ssh ?? {});
    const { privateKey, hostKey } = ssh;
    if (privateKey !== false) refusePlainText(this, "the private key of the coordinator", privateKey, REMEDY);
    this.backend = new XenBackend(this, {
      allowUnverifiedSsl: insecure,
      tierTag: props.tierTag === false ? false : check.text("tierTag", props.tierTag ?? "tier:"),
      ssh: {
        user: check.passedText("ssh.user", ssh.user ?? "root"),
        port: check.count("ssh.port", ssh.port ?? 22, { min: 1, max: 65535 }),
        privateKey: privateKey === false ? undefined : () => privateKey ?? this.#variable("xen_ssh_private_key"),
        ...(hostKey === undefined ? {} : { hostKey: check.passedText("ssh.hostKey", hostKey) }),
      },
    });
  }

  #url(given: string, check: ArgumentCheck): string {
    const url = check.passedText("url", given);
    if (url !== given || /^wss?:\/\/\S+$/.test(url) || url.startsWith("${")) return url;
    throw check.error(`url is ${JSON.stringify(url)}`, "give the WebSocket address of Xen Orchestra, wss://HOST");
  }

  #login({ token, user, password }: XenSiteProps, check: ArgumentCheck) {
    if (user === undefined && password === undefined) {
      refusePlainText(this, "the token at Xen Orchestra", token, REMEDY);
      return { token: token ?? this.#variable("xoa_token") };
    }
    if (token !== undefined) throw check.error("token and user are both given", "give one of them");
    const login = credentials(this, "xoa", "Xen Orchestra", {
      ...(user === undefined ? {} : { user }),
      ...(password === undefined ? {} : { password }),
    });
    return { username: login.user, password: login.password };
  }

  #variable(name: string): string {
    const description =
      name === "xoa_token" ? "Token at Xen Orchestra." : "Private SSH key for the user root of the pool's coordinator.";
    return new TerraformVariable(this, name, { type: "string", sensitive: true, description }).stringValue;
  }
}

const REMEDY = "give the value of a sensitive TerraformVariable, or leave it out: a variable is made for it";
