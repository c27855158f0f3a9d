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
  const remedy = "give the value of a sensitive TerraformVariable, or leave it out: a variable is made for it";
  for (const name of ["user", "password"] as const)
    refusePlainText(scope, `the ${name} of ${whose}`, given[name], remedy);
  return {
    user: given.user ?? variable(scope, `${prefix}_user`, `User name of ${whose}.`),
    password: given.password ?? variable(scope, `${prefix}_password`, `Password of ${whose}.`),
  };
}

/** @throws where a secret is given as plain text */
export function refusePlainText(scope: Construct, what: string, given: string | undefined, remedy: string): void {
  if (given === undefined || Token.isUnresolved(given)) return;
  throw new ArgumentCheck(scope).error(
    `${what} is plain text, and would be readable in the synthesized Terraform`,
    remedy,
  );
}

function variable(scope: Construct, name: string, description: string): string {
  return new TerraformVariable(scope, name, { type: "string", description, sensitive: true }).stringValue;
}
