/** One thing that is wrong with an input, said so that a person can mend it. */
export interface InputError {
  /** The file as the user named it; absent for input that came from no file. */
  readonly file?: string;
  /** JSON pointer (RFC 6901) to the value; `""` is the whole document. */
  readonly pointer: string;
  /** Whether line and column are those of the member's key; absent: of the value. */
  readonly part?: "key";
  /** Line and column, counted from 1, where the text is at hand. */
  readonly line?: number;
  readonly column?: number;
  /** What is wrong, as one sentence with the values in it, no full stop. */
  readonly message: string;
  /** What to do about it, e.g. `did you mean "memoryMib"?`. */
  readonly hint?: string;
}

/** Either a value, or everything that is wrong: all errors, not just the first. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly InputError[] };
