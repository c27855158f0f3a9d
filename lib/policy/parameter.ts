import { wrongDate } from "../estate";

/** A value that a profile may set for a rule, as JSON Schema with a default. */
export interface Parameter<T> {
  /** JSON Schema of the value, without description and default. */
  readonly schema: { readonly [keyword: string]: unknown };
  readonly default: T;
  /** What it decides, with its unit. */
  readonly description: string;
  /** The schema's own judgement, for the compiler. */
  accepts(value: unknown): value is T;
}

export type Parameters = { readonly [name: string]: Parameter<unknown> };

/** The values that a rule gets: those of the profile, else the defaults. */
export type ValuesOf<P extends Parameters> = { readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never };

export interface IntegerOptions {
  readonly default: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly description: string;
}

/** A whole number. */
export function integer(options: IntegerOptions): Parameter<number> {
  const { default: value, description, ...bounds } = options;
  const accepts = (given: unknown): given is number =>
    typeof given === "number" &&
    Number.isInteger(given) &&
    given >= (options.minimum ?? -Infinity) &&
    given <= (options.maximum ?? Infinity);
  return { schema: { type: "integer", ...bounds }, default: value, description, accepts };
}

/** A day, `YYYY-MM-DD`; by default the day of the check, and none (`""`) where nobody tells it. A rule names it `today`. */
export function today(): Parameter<string> {
  const accepts = (given: unknown): given is string =>
    typeof given === "string" && (given === "" || wrongDate(given) === undefined);
  const description = "The day by which age is counted, YYYY-MM-DD; without it, that of the check (`--today`).";
  return { schema: { type: "string" }, default: "", description, accepts };
}

/** Some of the given words. */
export function someOf<T extends string>(
  allowed: readonly T[],
  options: { readonly default: readonly T[]; readonly description: string },
): Parameter<readonly T[]> {
  const isAllowed = (word: unknown): word is T => allowed.some((one) => one === word);
  const accepts = (given: unknown): given is readonly T[] => Array.isArray(given) && given.every(isAllowed);
  return { schema: { type: "array", items: { enum: allowed }, minItems: 1, uniqueItems: true }, ...options, accepts };
}

/** A list of any words. */
export function words(options: {
  readonly default: readonly string[];
  readonly description: string;
}): Parameter<readonly string[]> {
  const accepts = (given: unknown): given is readonly string[] =>
    Array.isArray(given) && given.every((word) => typeof word === "string");
  return { schema: { type: "array", items: { type: "string", minLength: 1 }, uniqueItems: true }, ...options, accepts };
}

/** JSON Schema of all parameters of a rule, as a profile gives them. */
export function parametersSchema(parameters: Parameters): { readonly [keyword: string]: unknown } {
  const properties = Object.fromEntries(
    Object.entries(parameters).map(([name, { schema, default: value, description }]) => [
      name,
      { ...schema, default: value, description },
    ]),
  );
  return { type: "object", properties, additionalProperties: false };
}

export function defaultsOf(parameters: Parameters): { readonly [name: string]: unknown } {
  return Object.fromEntries(Object.entries(parameters).map(([name, parameter]) => [name, parameter.default]));
}
