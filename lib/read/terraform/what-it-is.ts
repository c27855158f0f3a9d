import { type Input, isRecord } from "../reader";
import type { Json } from "./document";

/** Terraform's documents, told apart. */
export type Kind =
  | "plan"
  | "state"
  | "state file"
  | "encrypted file"
  | "manifest"
  | "configuration"
  | "shown configuration";

export function whatItIs(input: Input): { readonly kind: Kind; readonly document: Json } | undefined {
  if (input.kind !== "document" || !isRecord(input.document.value)) return undefined;
  const document = input.document.value;
  const kind = kindOf(document);
  return kind && { kind, document };
}

function kindOf(document: Json): Kind | undefined {
  if (typeof document.encrypted_data === "string") return "encrypted file";
  if (isRecord(document.planned_values) || Array.isArray(document.resource_changes)) return "plan";
  if (isRecord(document.root_module) && document.values === undefined) return "shown configuration";
  if (typeof document.format_version === "string" && typeof document.terraform_version === "string") return "state";
  if (isRecord(document.values) && typeof document.terraform_version === "string") return "state";
  if (typeof document.lineage === "string" && Array.isArray(document.resources)) return "state file";
  if (isRecord(document.stacks) && typeof document.version === "string") return "manifest";
  const isConfiguration = ["terraform", "provider", "resource"].filter((key) => isRecord(document[key])).length > 1;
  return isConfiguration ? "configuration" : undefined;
}
