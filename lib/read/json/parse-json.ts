import type { InputError, Result } from "../../estate";
import { DEEPEST, inTextOrder, Lines, type ParsedDocument, pointerOf, pointerParts, shapeOf } from "../text";
import { atMostProperties, duplicateKeys } from "./duplicate-keys";
import { locate } from "./locate";
import { walkJson } from "./walk";

/**
 * Parses JSON strictly: what `JSON.parse` takes, less properties that stand twice in an object and nesting beyond reason. A text without
 * errors costs little more than `JSON.parse`; lines and columns are looked for only where there are errors.
 */
export function parseJson(text: string): Result<ParsedDocument> {
  const value = parsed(text);
  if (value === undefined) return { ok: false, errors: [syntaxError(text)] };
  const { properties, isTooDeep } = shapeOf(value, DEEPEST);
  if (isTooDeep) return { ok: false, errors: [tooDeep(text)] };
  if (properties !== atMostProperties(text)) {
    const errors = repetitions(text);
    if (errors.length > 0) return { ok: false, errors };
  }
  return { ok: true, value: { value, locate: (errors) => located(text, errors) } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function syntaxError(text: string): InputError {
  const problem = walkJson(text, { enter: () => {}, leave: () => {} });
  if (problem === undefined) throw new Error("a text that JSON.parse refuses has no syntax error");
  const lines = new Lines(text);
  const opened = problem.openedAt === undefined ? undefined : lines.at(problem.openedAt);
  const kind = problem.openedAt === undefined || text[problem.openedAt] === "{" ? "object" : "list";
  return {
    pointer: "",
    ...lines.at(problem.offset),
    message: problem.message,
    ...(opened && { hint: `inside the ${kind} that begins at line ${opened.line}, column ${opened.column}` }),
  };
}

function tooDeep(text: string): InputError {
  let depth = 0;
  let at: number | undefined;
  walkJson(text, {
    enter: ({ start }) => {
      if (++depth > DEEPEST && at === undefined) at = start;
    },
    leave: () => {
      depth--;
    },
  });
  const position = at === undefined ? {} : new Lines(text).at(at);
  return { pointer: "", ...position, message: `is nested more than ${DEEPEST} levels deep` };
}

function repetitions(text: string): readonly InputError[] {
  const lines = new Lines(text);
  return duplicateKeys(text).map(({ offset, parts }) => ({
    pointer: pointerOf(parts),
    part: "key",
    ...lines.at(offset),
    message: `${JSON.stringify(parts.at(-1)?.slice(0, 60))} stands twice in this object`,
    hint: "only one of the two would count",
  }));
}

function located(text: string, errors: readonly InputError[]): readonly InputError[] {
  const find = locate(
    text,
    errors.map((error) => pointerParts(error.pointer)),
  );
  const lines = new Lines(text);
  return inTextOrder(
    errors.map((error) => {
      const location = find(pointerParts(error.pointer));
      if (location === undefined) return error;
      return { ...error, ...lines.at(error.part === "key" ? (location.key ?? location.value) : location.value) };
    }),
  );
}
