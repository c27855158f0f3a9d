import { type Input, isRecord, type Reader } from "../reader";

/** Terraform's JSON documents, told apart; none of them is read yet, and whoever gives one is told what to give instead. */
export const terraformJson: Reader = {
  what: "a Terraform plan or state",
  recognizes: (input) => whatItIs(input) !== undefined,
  read: (input) => ({
    ok: false,
    errors: [
      {
        file: input.path,
        pointer: "",
        message: `is ${whatItIs(input)}, which is not supported yet`,
        hint: "give the cdktf.out folder that the app synthesized, or an estate document",
      },
    ],
  }),
};

function whatItIs(input: Input): string | undefined {
  if (input.kind !== "document" || !isRecord(input.document.value)) return undefined;
  const document = input.document.value;
  if (isRecord(document.planned_values) || Array.isArray(document.resource_changes)) return "a Terraform plan";
  if (isRecord(document.values) && typeof document.terraform_version === "string") return "a Terraform state";
  if (typeof document.lineage === "string" && Array.isArray(document.resources)) return "a Terraform state file";
  if (isRecord(document.stacks) && typeof document.version === "string") return "the manifest of a cdktf.out folder";
  const isConfiguration = ["terraform", "provider", "resource"].filter((key) => isRecord(document[key])).length > 1;
  return isConfiguration ? "a Terraform configuration, as a stack of cdktf.out has it" : undefined;
}
