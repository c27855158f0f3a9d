import { basename } from "node:path";
import { type Estate, type InputError, type Result, validateEstate } from "../../estate";
import { type Change, type Overlaid, overlay } from "../base";
import type { InputNote } from "../note";
import type { LoadedEstate, Reader } from "../reader";
import type { ParsedDocument } from "../text";
import { providerOf } from "./combined";
import { type Json, planDocument, type Resource, stateDocument, type TerraformDocument } from "./document";
import { LeftOut } from "./left-out";
import { actionOf, changeOfPlan, laidOver } from "./planned-change";
import { PROVIDERS, type ProviderReader, type ReadEstate } from "./providers";
import { ConfigurationSource, SourceFolders, withSourceLines } from "./source";
import { type Kind, whatItIs } from "./what-it-is";

/** A plan or state, as `terraform show -json` and `tofu show -json` print it. */
export const terraformJson: Reader = {
  what: "a Terraform plan or state (terraform show -json)",
  isChange: true,
  recognizes: (input) => whatItIs(input) !== undefined,
  read: (input, { base }) => {
    const found = whatItIs(input);
    if (found === undefined || input.kind !== "document")
      return wrong(input.path, { pointer: "", message: "is no plan" });
    const error = unreadable(found.kind, found.document);
    return error === undefined
      ? estateOf(input.path, found.kind, found.document, base)
      : { ok: false, errors: inDocument(input.path, input.document, error) };
  },
};

function estateOf(
  file: string,
  kind: Kind,
  json: Json,
  base: LoadedEstate | undefined,
): Result<readonly LoadedEstate[]> {
  const bare = kind === "plan" ? planDocument(json) : stateDocument(json);
  const folders = new SourceFolders(file, bare.configuration);
  const source = kind === "plan" && folders.isBeside ? new ConfigurationSource(folders) : undefined;
  const document: TerraformDocument = source === undefined ? bare : { ...bare, source };
  const leftOut = new LeftOut();
  const all = [...document.resources, ...document.deleted];
  const provider = providerOf(all.map(({ type }) => type));
  const read = provider?.read(nameOf(file), document, leftOut);
  if (provider === undefined || read === undefined) return wrong(file, nothingKnown(kind, document));
  const isDeletion =
    base !== undefined && document.deleted.some((resource) => provider.subject(resource) !== undefined);
  if (isEmpty(read.estate) && !isDeletion) return wrong(file, nothingKnown(kind, document));
  const planned = withSourceLines(read.estate, folders);
  const { estate, notes, actions } =
    base === undefined ? alone(planned) : overlay(base.estate, changeOf(planned, read, provider, document));
  const valid = validateEstate(estate);
  if (!valid.ok) return { ok: false, errors: valid.errors.map((error) => inEstate(file, estate, error)) };
  const told = [...document.notes, ...notes, ...leftOut.notes(), ...followed(source)];
  const loaded: LoadedEstate = { estate: valid.value, file, notes: told, statesNoRequirements: true };
  if (kind === "state") return { ok: true, value: [loaded] };
  const change =
    base === undefined || actions === undefined
      ? changeOfPlan(json, document, provider, read)
      : laidOver(base.estate, actions);
  return { ok: true, value: [{ ...loaded, change }] };
}

function alone(estate: Estate): Pick<Overlaid, "estate" | "notes"> & Partial<Overlaid> {
  return { estate, notes: elsewhere(estate) };
}

/** A plan holds no copy of the configuration: what was taken from it is true if the files are still those that the plan was made of. */
function followed(source: ConfigurationSource | undefined): readonly InputNote[] {
  const files = source?.used ?? [];
  if (files.length === 0) return [];
  return [
    { message: `links that the plan leaves open were read from ${files.join(", ")}, as if unchanged since the plan` },
  ];
}

/** The plan as a change to what exists. */
function changeOf(estate: Estate, read: ReadEstate, provider: ProviderReader, { deleted }: TerraformDocument): Change {
  return {
    estate,
    datastores: read.datastores,
    networks: read.networks,
    isDoubtful: read.isDoubtful,
    deleted: deleted.flatMap((resource) => provider.subject(resource) ?? []),
    subject: (list, id) => {
      const resource = read.resource(list, id);
      const subject = resource && provider.subject(resource);
      return (
        resource &&
        subject && {
          ...subject,
          isNew: resource.action === "create",
          isChanged: ["update", "replace"].includes(resource.action),
          ...withAction(resource),
        }
      );
    },
  };
}

function withAction(resource: Resource) {
  const planned = actionOf(resource);
  if (planned === undefined) return {};
  const { kind, createsFirst } = planned;
  return { action: kind, ...(createsFirst === true ? { createsFirst } : {}) };
}

/** Clusters that are looked up: others made them, and hosts, storage and VMs there are not in the plan. */
function elsewhere({ clusters = [] }: Estate): readonly InputNote[] {
  const ids = clusters.filter(({ source }) => source?.managed === false).map(({ id }) => id);
  if (ids.length === 0) return [];
  const message = `what else is in ${ids.join(", ")}, which the design only looks up: an estate document of it, given with --estate, would add it`;
  return [{ message }];
}

/** What keeps a document from being read at all. */
function unreadable(kind: Kind, document: Json): InputError | undefined {
  if (kind === "state file") {
    const hint = "give what terraform show -json prints: it marks what is sensitive, and its format is stable";
    return { pointer: "", message: "is a Terraform state file, not its JSON output", hint };
  }
  if (kind === "encrypted file") {
    const hint = "give what tofu show -json prints of it: it is shown decrypted, with what is sensitive marked";
    return { pointer: "", message: "is a state or plan that OpenTofu has encrypted", hint };
  }
  const what = WHAT.get(kind);
  if (what !== undefined) {
    const hint = "give the cdktf.out folder, or the plan of the stack (terraform show -json)";
    return { pointer: "", message: `is ${what}`, hint };
  }
  const { format_version: version, errored } = document;
  if (typeof version !== "string") return { pointer: "", message: '"format_version" is missing', hint: READS };
  if (!/^1\.\d+$/.test(version)) {
    const message = `the format version ${JSON.stringify(version.slice(0, 40))} of the ${kind} is not supported`;
    return { pointer: "/format_version", message, hint: READS };
  }
  if (errored !== true) return undefined;
  return {
    pointer: "/errored",
    message: "the plan ended with errors and is not complete",
    hint: "mend them and plan again",
  };
}

const WHAT: ReadonlyMap<Kind, string> = new Map([
  ["manifest", "the manifest of a cdktf.out folder"],
  ["configuration", "a Terraform configuration, as a stack of cdktf.out has it"],
  [
    "shown configuration",
    "a configuration as tofu show -config prints it: what is written, not what is or will be there",
  ],
]);

const READS = "this version reads 1.x, as Terraform since 1.1 and OpenTofu write it";

function nothingKnown(kind: Kind, { resources }: TerraformDocument): InputError {
  const types = [...new Set(resources.map(({ type }) => type))].sort();
  const some = types.slice(0, 5).join(", ") + (types.length > 5 ? ` and ${types.length - 5} more` : "");
  const found = types.length === 0 ? "it has no resources" : `it has ${some}`;
  const hint = `known are clusters, hosts, datastores, networks, virtual machines and rules of ${PROVIDERS.map(({ name }) => name).join(", ")}`;
  return { pointer: "", message: `the ${kind} holds nothing to check: ${found}`, hint };
}

function isEmpty({ clusters = [], hosts = [], datastores = [], vms = [] }: Estate): boolean {
  return clusters.length + hosts.length + datastores.length + vms.length === 0;
}

/** The errors of the estate that a plan describes are told by the address of the resource. */
function inEstate(file: string, estate: Estate, error: InputError): InputError {
  const [, list = "", index = "", ...rest] = error.pointer.split("/");
  const objects: unknown = Object.entries(estate).find(([name]) => name === list)?.[1];
  const object: unknown = Array.isArray(objects) ? objects[Number(index)] : undefined;
  const source = typeof object === "object" && object !== null && "source" in object ? object.source : undefined;
  const address =
    typeof source === "object" && source !== null && "address" in source ? String(source.address) : error.pointer;
  return {
    ...error,
    file,
    pointer: "",
    message: `${address}${rest.length === 0 ? "" : ` (${rest.join(".")})`}: ${error.message}`,
  };
}

function inDocument(file: string, document: ParsedDocument, error: InputError): readonly InputError[] {
  return document.locate([error]).map((located) => ({ file, ...located }));
}

function wrong(file: string, error: InputError): Result<never> {
  return { ok: false, errors: [{ file, ...error }] };
}

/** A plan has no name; its file has. */
function nameOf(file: string): string {
  return basename(file).replace(/(?:\.(?:json|tfplan|plan|state))+$/i, "") || "plan";
}
