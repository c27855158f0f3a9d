import type { Estate, InputError, PlannedChange, Result } from "../estate";
import type { InputNote } from "./note";
import type { ParsedDocument } from "./text";

/** A valid estate, and where it was read from. */
export interface LoadedEstate {
  readonly estate: Estate;
  /** The file as the user named it, or its path below the folder that the user named. */
  readonly file: string;
  /** What the input holds or implies and the estate does not show. */
  readonly notes?: readonly InputNote[];
  /** It comes from a kind of input that cannot say what it promises, as a plan. */
  readonly statesNoRequirements?: true;
  /** What it is about to change, where it is a plan; worked out when it is asked for. */
  readonly change?: () => PlannedChange;
}

/** What a path leads to. */
export type Input =
  | { readonly kind: "folder"; readonly path: string; readonly entries: ReadonlySet<string> }
  | { readonly kind: "document"; readonly path: string; readonly document: ParsedDocument };

/** What goes with the inputs. */
export interface ReadOptions {
  /** What exists, for inputs that are changes to it. */
  readonly base?: LoadedEstate;
  /** Whether an input that is no change may be read beside what exists, and is then what it is. @default false */
  readonly isBaseOptional?: boolean;
}

/** Turns one kind of input into estates. It is one folder and one line in `readers.ts`. */
export interface Reader {
  /** What it reads, with its article: `an estate document`. */
  readonly what: string;
  /** Whether the input is meant for this reader, also when it then turns out to be wrong. */
  readonly recognizes: (input: Input) => boolean;
  /** Whether an input is a change to something that exists. */
  readonly isChange?: true;
  readonly read: (input: Input, options: ReadOptions) => Result<readonly LoadedEstate[]>;
}

/** Errors with the file they are in. */
export function inFile(file: string, errors: readonly InputError[]): readonly InputError[] {
  return errors.map((error) => ({ file, ...error }));
}

export function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
