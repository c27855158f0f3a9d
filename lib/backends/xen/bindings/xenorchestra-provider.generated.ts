// Made by scripts/xen-bindings.mjs from the schema of the provider vatesfr/xenorchestra 0.40.0, and kept in git; do not edit.
import type { IResolvable } from "cdktf";
import type { Construct } from "constructs";
import { type ProviderFacts, ThinProvider } from "./base";

/** The provider that these bindings fit. */
export const XENORCHESTRA: ProviderFacts = { name: "xenorchestra", source: "vatesfr/xenorchestra", version: "0.40.0" };

export interface XenorchestraProviderConfig {
  /** Name of this configuration of the provider, where a stack has several. */
  readonly alias?: string;
  /** Whether SSL should be verified or not. Can be set via the XOA_INSECURE environment variable. */
  readonly insecure?: boolean | IResolvable;
  /** Password for xoa api. Can be set via the XOA_PASSWORD environment variable. */
  readonly password?: string;
  /** If `retry_mode` is set, this specifies the duration for which the backoff method will continue retries. Can be set via the `XOA_RETRY_MAX_TIME` environment variable */
  readonly retryMaxTime?: string;
  /** Specifies if retries should be attempted for requests that require eventual . Can be set via the XOA_RETRY_MODE environment variable. */
  readonly retryMode?: string;
  /** Password for xoa api. Can be set via the XOA_TOKEN environment variable. */
  readonly token?: string;
  /** Hostname of the xoa router. Can be set via the XOA_URL environment variable. */
  readonly url: string;
  /** User account for xoa api. Can be set via the XOA_USER environment variable. */
  readonly username?: string;
}

/** @see https://registry.terraform.io/providers/vatesfr/xenorchestra/latest/docs */
export class XenorchestraProvider extends ThinProvider<XenorchestraProviderConfig> {
  protected readonly shape = {
    insecure: "value",
    password: "value",
    retry_max_time: "value",
    retry_mode: "value",
    token: "value",
    url: "value",
    username: "value",
  } as const;

  constructor(scope: Construct, id: string, config: XenorchestraProviderConfig) {
    super(scope, id, XENORCHESTRA, config);
  }
}
