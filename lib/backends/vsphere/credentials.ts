import { TerraformVariable, Token } from "cdktf";
import type { Construct } from "constructs";
import { ArgumentCheck } from "../../constructs";

/** A user and password, each a Terraform value; by default variables of the stack. */
export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/**
 * Credentials that were given, or sensitive variables in their place: nothing secret is ever written into the synthesized Terraform.
 * @throws where one is given as plain text
 */
export function credentials(scope: Construct, prefix: string, whose: string, given: Partial<Credentials>): Credentials {
  for (const name of ["user", "password"] as const) {
    if (given[name] === undefined || Token.isUnresolved(given[name])) continue;
    throw new ArgumentCheck(scope).error(
      `the ${name} of ${whose} is plain text, and would be readable in the synthesized Terraform`,
      "give the value of a sensitive TerraformVariable, or leave it out: a variable is made for it",
    );
  }
  return {
    user: given.user ?? variable(scope, `${prefix}_user`, `User name of ${whose}.`),
    password: given.password ?? variable(scope, `${prefix}_password`, `Password of ${whose}.`),
  };
}

function variable(scope: Construct, name: string, description: string): string {
  return new TerraformVariable(scope, name, { type: "string", description, sensitive: true }).stringValue;
}
