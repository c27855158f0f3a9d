// Made by scripts/xen-bindings.mjs from the schema of the provider vatesfr/xenorchestra 0.40.0, and kept in git; do not edit.
import type { IResolvable, TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { ThinDataSource } from "./base";
import { XENORCHESTRA } from "./xenorchestra-provider.generated";

export interface DataXenorchestraUserConfig extends TerraformMetaArguments {
  /** A boolean which will search for the user in the current session (`session.getUser` Xen Orchestra RPC call). This allows a non admin user to look up their own user account. */
  readonly searchInSession?: boolean | IResolvable;
  /** The username of the XO user. */
  readonly username: string;
}

/** @see https://registry.terraform.io/providers/vatesfr/xenorchestra/latest/docs/data-sources/user */
export class DataXenorchestraUser extends ThinDataSource<DataXenorchestraUserConfig> {
  static readonly tfResourceType = "xenorchestra_user";
  protected readonly shape = { search_in_session: "value", username: "value" } as const;

  constructor(scope: Construct, id: string, config: DataXenorchestraUserConfig) {
    super(scope, id, DataXenorchestraUser.tfResourceType, XENORCHESTRA, config);
  }
}
