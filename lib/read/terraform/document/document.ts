import type { InputNote } from "../../note";
import { isRecord } from "../../reader";
import type { ConfigurationSource } from "../source";
import { Configuration } from "./configuration";
import { planned } from "./plan";
import { prior } from "./prior";
import type { Resource } from "./resource";
import { inState } from "./state";

/** What a plan or state says, whoever the provider is. */
export interface TerraformDocument {
  readonly kind: "plan" | "state";
  /** Everything that will be there, in the order of the addresses. */
  readonly resources: readonly Resource[];
  /** What the plan deletes, with what it was before. */
  readonly deleted: readonly Resource[];
  readonly configuration: Configuration;
  /** The configuration as it is written, where it lies beside the plan. */
  readonly source?: ConfigurationSource;
  readonly notes: readonly InputNote[];
}

export type Json = { readonly [name: string]: unknown };

export function planDocument(document: Json): TerraformDocument {
  const { resources, deleted, notes } = planned(document);
  return {
    kind: "plan",
    resources: inOrder(resources),
    deleted: inOrder(deleted),
    configuration: new Configuration(document.configuration),
    notes,
  };
}

/** What is there before a plan, as a state says it: ids are known, so that no configuration is needed. */
export function priorDocument(document: Json): TerraformDocument {
  return stateOf(prior(document));
}

export function stateDocument(document: Json): TerraformDocument {
  const values = isRecord(document.values) ? document.values : {};
  return stateOf(inState(values.root_module));
}

function stateOf(resources: readonly Resource[]): TerraformDocument {
  return {
    kind: "state",
    resources: inOrder(resources),
    deleted: [],
    configuration: new Configuration(undefined),
    notes: [],
  };
}

/** By address, numbers by their size: `web[2]` before `web[10]`. The same design gives the same estate whatever made the file. */
function inOrder(resources: readonly Resource[]): readonly Resource[] {
  return [...resources].sort((a, b) => COLLATOR.compare(a.address, b.address) || (a.address < b.address ? -1 : 1));
}

const COLLATOR = new Intl.Collator("en", { numeric: true });
