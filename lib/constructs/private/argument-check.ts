import { Token } from "cdktf";
import type { IConstruct } from "constructs";

const MIB_PER_GIB = 1024;

/** What arithmetic on a Terraform number gives: the encoded values lie near -1.9e305 and stay far below any real number. */
const ARITHMETIC_ON_TOKEN = -1e290;

interface Range {
  readonly min: number;
  readonly max?: number;
}

/**
 * Checks the arguments of one construct; every error is one sentence that begins with the construct's path.
 *
 * A Terraform value (a token) stands for something that is known at apply. As a fact it is absent: methods that check facts return
 * `undefined` for it. Where the design itself depends on the value (an id, a count, a list of members) it is an error.
 */
export class ArgumentCheck {
  constructor(readonly construct: IConstruct) {}

  /** The error to throw: what is wrong, and how to mend it. */
  error(problem: string, remedy: string): Error {
    return new Error(`${this.construct.node.path}: ${problem}; ${remedy}.`);
  }

  /** A value that the design depends on. */
  plain(name: string, value: unknown): void {
    if (Token.isUnresolved(value)) {
      throw this.error(`${name} is a Terraform value, which is known at apply only`, "give a plain value");
    }
  }

  /** Arguments, or a block of them: an object with fields. */
  block<T>(name: string, value: T): T {
    this.plain(name, value);
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw this.error(`${name} is ${show(value)}`, "give an object, { ... }");
    }
    return value;
  }

  /** A text that the design depends on: 1 to 1024 characters, none of them a control character, as in the estate. */
  text(name: string, value: string): string {
    this.plain(name, value);
    const problem = textProblem(value);
    if (problem !== undefined) throw this.error(`${name} is ${problem.is}`, `give ${problem.give}`);
    return value;
  }

  /** A yes or no that the design depends on. */
  flag<T extends boolean | undefined>(name: string, value: T): T {
    this.plain(name, value);
    if (value !== undefined && typeof value !== "boolean")
      throw this.error(`${name} is ${show(value)}`, "say true or false");
    return value;
  }

  /** A text that is only handed to Terraform. */
  passedText(name: string, value: string): string {
    return Token.isUnresolved(value) ? value : this.text(name, value);
  }

  oneOf<T extends string>(name: string, value: T, allowed: readonly T[]): T {
    this.plain(name, value);
    if (!allowed.includes(value)) {
      throw this.error(`${name} is ${show(value)}`, `give one of ${allowed.map((one) => `"${one}"`).join(", ")}`);
    }
    return value;
  }

  /** A whole number that the design depends on. */
  count(name: string, value: number, range: Range): number {
    this.plain(name, value);
    return this.whole(name, value, range);
  }

  /** A whole number that is a fact: `undefined` where it is absent or known at apply only. */
  wholeFact(name: string, value: number | undefined, range: Range): number | undefined {
    return value === undefined || Token.isUnresolved(value) ? undefined : this.whole(name, value, range);
  }

  /** GiB, possibly fractional, as whole MiB; demand must come out whole, capacity is rounded down. */
  mebibytes(name: string, gib: number | undefined, use: "demand" | "capacity"): number | undefined {
    if (gib === undefined || Token.isUnresolved(gib)) return undefined;
    this.finite(name, gib);
    const mib = gib * MIB_PER_GIB;
    if (gib < 0 || mib > Number.MAX_SAFE_INTEGER)
      throw this.error(`${name} is ${show(gib)}`, "give a size in GiB, at least 0");
    if (use === "demand" && !Number.isInteger(mib)) {
      throw this.error(`${name} is ${show(gib)}, which is no whole number of MiB`, "give a multiple of 1/1024");
    }
    return Math.floor(mib);
  }

  /** Members of a list: a plain array. */
  members<T>(name: string, value: readonly T[]): readonly T[] {
    this.plain(name, value);
    if (!Array.isArray(value)) throw this.error(`${name} is ${show(value)}`, "give a list");
    return value;
  }

  private whole(name: string, value: number, { min, max = Number.MAX_SAFE_INTEGER }: Range): number {
    this.finite(name, value);
    if (!Number.isInteger(value) || value < min || value > max) {
      const upTo = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
      throw this.error(`${name} is ${show(value)}`, `give a whole number ${upTo}`);
    }
    return value;
  }

  private finite(name: string, value: number): void {
    if (typeof value === "number" && value < ARITHMETIC_ON_TOKEN) {
      throw this.error(
        `${name} is the result of arithmetic on a Terraform value`,
        "calculate with cdktf's Op or Fn, or give a plain number",
      );
    }
    if (typeof value !== "number" || !Number.isFinite(value)) {
      throw this.error(`${name} is ${show(value)}`, "give a finite number");
    }
  }
}

const LONGEST_TEXT = 1024;
const SHOWN = 60;

/** What is wrong with a text, as the ends of two sentences: what it is, and what to give. */
export function textProblem(value: unknown): { readonly is: string; readonly give: string } | undefined {
  if (typeof value !== "string" || value.trim() === "") return { is: show(value), give: "a text that is not empty" };
  if (/\p{Cc}/u.test(value)) return { is: show(value), give: "a text without control characters" };
  if (value.length > LONGEST_TEXT)
    return { is: `${show(value)}, of ${value.length} characters`, give: `at most ${LONGEST_TEXT}` };
  return undefined;
}

function show(value: unknown): string {
  if (value === undefined) return "missing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value !== "string") return String(value);
  return value.length > SHOWN ? `${JSON.stringify(value.slice(0, SHOWN))}...` : JSON.stringify(value);
}
