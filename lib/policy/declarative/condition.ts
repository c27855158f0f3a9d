import { ajv } from "../profile/ajv";
import { every, negated, no, openFor, some, type Truth, YES } from "./truth";
import type { Condition } from "./types";

/** Judges a value, `undefined` where it is not declared; `at`: its place below the object, for naming it. */
export type Judge = (value: unknown, at: string) => Truth;

/** Keywords that look at one value alone; JSON Schema's own validator judges them. */
const OF_THE_VALUE = [
  "type",
  "const",
  "enum",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "minItems",
  "maxItems",
  "uniqueItems",
] as const satisfies readonly (keyof Condition)[];

/**
 * A condition as a function of three answers. What is not declared is unknown, unless the rest decides without it: two-valued JSON Schema would
 * pass it. `null` is declared to be none.
 * @throws where JSON Schema's validator refuses it, e.g. for a wrong regular expression
 */
export function judgeOf(condition: Condition): Judge {
  const parts = [ownOf(condition), ...partsOf(condition)];
  return (value, at) => every(parts.map((part) => part(value, at)));
}

function ownOf(condition: Condition): Judge {
  const own = Object.fromEntries(
    OF_THE_VALUE.flatMap((word) => (condition[word] === undefined ? [] : [[word, condition[word]]])),
  );
  if (Object.keys(own).length === 0) return () => YES;
  const conforms = ajv({ strictTypes: false }).compile(own);
  return (value, at) => {
    if (value === undefined) return openFor(at);
    if (conforms(value)) return YES;
    const wanted = Object.entries(own).map(([word, limit]) => `${word} ${JSON.stringify(limit)}`);
    return no(`${at === "" ? "it" : at} is ${shown(value)}, not ${wanted.join(", ")}`);
  };
}

function partsOf({ properties, required, items, contains, allOf, anyOf, not, ...rest }: Condition): readonly Judge[] {
  return [
    ...Object.entries(properties ?? {}).map(([field, condition]) => fieldOf(field, judgeOf(condition))),
    ...(required ?? []).map(declared),
    ...(items === undefined ? [] : [entriesOf(judgeOf(items), every)]),
    ...(contains === undefined ? [] : [entriesOf(judgeOf(contains), some)]),
    ...(allOf ?? []).map(judgeOf),
    ...(anyOf === undefined ? [] : [eitherOf(anyOf.map(judgeOf))]),
    ...(not === undefined ? [] : [inverse(judgeOf(not))]),
    ...branches(rest),
  ];
}

function fieldOf(field: string, judge: Judge): Judge {
  return (value, at) => {
    const place = at === "" ? field : `${at}.${field}`;
    if (value === undefined) return judge(undefined, place);
    return isRecord(value) ? judge(value[field], place) : no(`${at} is ${shown(value)}`);
  };
}

/** The one question that absence answers. */
function declared(field: string): Judge {
  return (value, at) => {
    const found = isRecord(value) ? value[field] : undefined;
    return found === undefined || found === null ? no(`${at === "" ? field : `${at}.${field}`} is not declared`) : YES;
  };
}

function entriesOf(judge: Judge, all: (truths: readonly Truth[]) => Truth): Judge {
  return (value, at) => {
    if (value === undefined) return openFor(at);
    if (!Array.isArray(value)) return no(`${at} is ${shown(value)}`);
    const truth = all(value.map((entry: unknown, index) => judge(entry, `${at}[${index}]`)));
    return truth.holds === "no" && truth.because.length === 0 ? no(`${at} is empty`) : truth;
  };
}

function eitherOf(judges: readonly Judge[]): Judge {
  return (value, at) => some(judges.map((judge) => judge(value, at)));
}

function inverse(judge: Judge): Judge {
  return (value, at) => negated(judge(value, at), `${at === "" ? "it" : at} is ${shown(value)}`);
}

/** `if` decides which of the others counts; where it is unknown, both would have to agree. */
function branches({ if: test, then, else: otherwise }: Pick<Condition, "if" | "then" | "else">): readonly Judge[] {
  if (test === undefined) return [];
  const judge = judgeOf(test);
  const [yes, not] = [then, otherwise].map((condition) => (condition === undefined ? () => YES : judgeOf(condition)));
  return [
    (value, at) => {
      const truth = judge(value, at);
      const whenYes = yes?.(value, at) ?? YES;
      const whenNot = not?.(value, at) ?? YES;
      if (truth.holds !== "unknown") return truth.holds === "yes" ? whenYes : whenNot;
      return whenYes.holds === whenNot.holds ? whenYes : truth;
    },
  ];
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "not declared";
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
