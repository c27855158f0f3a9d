// Made by scripts/xen-bindings.mjs from the schema of the provider xenserver/xenserver 0.2.2, and kept in git; do not edit.
import type { IResolvable } from "cdktf";
import type { Construct } from "constructs";
import { type ProviderFacts, ThinProvider } from "./base";

/** The provider that these bindings fit. */
export const XENSERVER: ProviderFacts = { name: "xenserver", source: "xenserver/xenserver", version: "0.2.2" };

export interface XenserverProviderConfig {
  /** Name of this configuration of the provider, where a stack has several. */
  readonly alias?: string;
  /** Address of the pool's coordinator, with its scheme: https://192.0.2.1. */
  readonly host?: string;
  /** Password at the coordinator. Sensitive: give a Terraform value. */
  readonly password?: string;
  /** Path of the file with the coordinator's certificate. */
  readonly serverCertPath?: string;
  /** Do not verify the coordinator's certificate. Where false, server_cert_path is needed. */
  readonly skipVerify?: boolean | IResolvable;
  /** User name at the coordinator. */
  readonly username?: string;
}

/** @see https://registry.terraform.io/providers/xenserver/xenserver/latest/docs */
export class XenserverProvider extends ThinProvider<XenserverProviderConfig> {
  protected readonly shape = {
    host: "value",
    password: "value",
    server_cert_path: "value",
    skip_verify: "value",
    username: "value",
  } as const;

  constructor(scope: Construct, id: string, config: XenserverProviderConfig) {
    super(scope, id, XENSERVER, config);
  }
}
