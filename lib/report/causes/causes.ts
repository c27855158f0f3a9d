import { type Finding, fingerprint, type Subject } from "../../policy";
import type { FormatOptions } from "../options";
import type { Report } from "../report";
import { clean } from "../text/clean";
import { fixText } from "../text/fixes";
import { objects } from "../text/objects";
import { place } from "../text/place";
import { REQUIREMENT_RULE } from "../told";
import { repositoryPath } from "./repository-path";
import { withUnproven } from "./unproven";

/** A place in the repository. */
export interface CodePlace {
  readonly file: string;
  /** Counted from 1; absent: the file as a whole. */
  readonly line?: number;
}

/** One cause with its places: what code scanning, annotations and code quality show. Its strings are single lines of printable text. */
export interface Cause {
  readonly estate: string;
  readonly finding: Finding;
  /** Same cause of the same estate, same identity. */
  readonly identity: string;
  /** Where to show it: in the user's own code, else the input that was read, else nowhere. */
  readonly at: CodePlace | undefined;
  /** Further places of its subjects in code. */
  readonly related: readonly { readonly at: CodePlace; readonly name: string }[];
}

/** Every cause of the reports, in their order. */
export function causesOf(reports: readonly Report[], { folder }: FormatOptions): readonly Cause[] {
  return reports.flatMap((report) => withUnproven(report).map((finding) => causeOf(report, finding, folder)));
}

function causeOf(report: Report, raw: Finding, folder: string | undefined): Cause {
  const identity = fingerprint(report.estate, raw.fingerprint, []);
  const found = [raw.found, ...admissionOf(report, raw)].filter((said) => said !== "").join("; ");
  const finding = clean({ ...raw, found, fix: provenFix(report, raw) ?? raw.fix });
  const places = finding.subjects.flatMap((subject) => {
    const at = codePlace(subject, folder);
    return at === undefined ? [] : [{ at, name: nameOf(subject) }];
  });
  const [first] = places;
  const file = report.input === undefined ? undefined : repositoryPath(report.input, folder);
  const at = first?.at ?? (file === undefined ? undefined : { file });
  const related = new Map(places.map((entry) => [`${entry.at.file}:${entry.at.line ?? ""}`, entry]));
  if (at !== undefined) related.delete(`${at.file}:${at.line ?? ""}`);
  return { estate: clean(report.estate), finding, identity, at, related: [...related.values()] };
}

function codePlace({ source }: Subject, folder: string | undefined): CodePlace | undefined {
  const file = source?.file === undefined ? undefined : repositoryPath(source.file, folder);
  if (file === undefined) return undefined;
  return source?.line === undefined ? { file } : { file, line: source.line };
}

/** What the platform itself will say of the requirement that a finding is about. */
function admissionOf({ requirements }: Report, { rule, subjects }: Finding): readonly string[] {
  if (rule !== REQUIREMENT_RULE) return [];
  const ids = new Set(subjects.filter(({ list }) => list === "requirements").map(({ id }) => id));
  return requirements.filter(({ id }) => ids.has(id)).flatMap(({ admission = [] }) => admission);
}

/** Changes that were proven say more than what the rule suggests. */
function provenFix(report: Report, { rule, outcome, subjects }: Finding): string | undefined {
  if (rule !== REQUIREMENT_RULE || outcome !== "fails") return undefined;
  const ids = new Set(subjects.filter(({ list }) => list === "requirements").map(({ id }) => id));
  const [fix] = report.requirements.filter(({ id }) => ids.has(id)).flatMap(({ fixes }) => fixes?.fixes ?? []);
  return fix === undefined ? undefined : `${fixText(fix)} (proven)`;
}

/** `VM db-1`, and where it is declared when that is no file: `VM db-1 (vsphere_virtual_machine.db[0])`. */
export function nameOf({ list, id, source }: Subject): string {
  const where = source?.file === undefined ? place(source) : undefined;
  return `${objects(list, [id])}${where === undefined ? "" : ` (${where})`}`;
}
