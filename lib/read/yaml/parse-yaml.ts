import { Composer, type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node, Parser, visit } from "yaml";
import type { InputError, Result } from "../../estate";
import { DEEPEST, inTextOrder, Lines, type ParsedDocument, pointerParts, shapeOf } from "../text";
import { isDeeperThan } from "./depth";

/** How often one anchor may be used; beyond it a small text could stand for a huge document. */
const MOST_ALIASES = 1000;

/** Characters of a message of the parser. */
const LONGEST = 120;

/** YAML 1.2, core schema; one document, no tags, bounded aliases, and no key twice in a mapping. */
export function parseYaml(text: string): Result<ParsedDocument> {
  const lines = new Lines(text);
  const fail = (errors: readonly InputError[]): Result<ParsedDocument> => ({ ok: false, errors: inTextOrder(errors) });
  const tokens = [...new Parser().parse(text)];
  if (isDeeperThan(tokens, DEEPEST)) return fail([tooDeep()]);
  const [document, second] = new Composer({ version: "1.2", schema: "core", uniqueKeys: false }).compose(tokens);
  if (document === undefined) return fail([{ pointer: "", message: "holds no document" }]);
  const syntax = document.errors.map((error) => ({
    pointer: "",
    ...lines.at(error.pos[0]),
    message: shortened(error.message),
  }));
  const extra =
    second === undefined
      ? []
      : [{ pointer: "", ...lines.at(second.range[0]), message: "a second document begins here; one is expected" }];
  const errors = [...syntax, ...extra, ...unwanted(document, lines)];
  if (errors.length > 0) return fail(errors);
  const value = plain(document);
  if (!value.ok) return value;
  if (shapeOf(value.value, DEEPEST).isTooDeep) return fail([tooDeep()]);
  return { ok: true, value: { value: value.value, locate: (found) => located(document, lines, found) } };
}

function tooDeep(): InputError {
  return { pointer: "", message: `is nested more than ${DEEPEST} levels deep` };
}

/** What YAML allows, or allowed, and an estate does not: tags, merge keys, and keys that stand twice. */
function unwanted(document: Document, lines: Lines): readonly InputError[] {
  const errors: InputError[] = [];
  const report = (node: Node | null, message: string) => {
    errors.push({ pointer: "", ...lines.at(node?.range?.[0] ?? 0), message });
  };
  visit(document, {
    Node: (_, node) => {
      if (!isAlias(node) && node.tag !== undefined && !CORE_TAGS.test(node.tag))
        report(node, `the tag ${node.tag.slice(0, 60)} is not supported`);
    },
    Map: (_, map) => {
      const keys = new Set<string>();
      for (const { key } of map.items) {
        const name = isScalar(key) ? String(key.value) : undefined;
        if (name === undefined) continue;
        if (name === "<<" && isScalar(key) && key.type === "PLAIN")
          report(
            key,
            "the merge key << is not of YAML 1.2: write its fields out; an anchor may stand for a whole value",
          );
        if (keys.has(name))
          report(isScalar(key) ? key : null, `${JSON.stringify(name.slice(0, 60))} stands twice in this mapping`);
        keys.add(name);
      }
    },
  });
  return errors;
}

const CORE_TAGS = /^tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq)$/;

function plain(document: Document): Result<unknown> {
  try {
    return { ok: true, value: document.toJS({ maxAliasCount: MOST_ALIASES }) };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const message = error.message.startsWith("Excessive alias count")
      ? `an anchor is used more than ${MOST_ALIASES} times`
      : "an alias refers to no anchor before it";
    return { ok: false, errors: [{ pointer: "", message }] };
  }
}

function located(document: Document, lines: Lines, errors: readonly InputError[]): readonly InputError[] {
  return inTextOrder(
    errors.map((error) => {
      const offset = offsetOf(document, pointerParts(error.pointer), error.part === "key");
      return offset === undefined ? error : { ...error, ...lines.at(offset) };
    }),
  );
}

/** Where the value, or its key, begins. */
function offsetOf(document: Document, parts: readonly string[], wantsKey: boolean): number | undefined {
  let node: unknown = document.contents;
  let key: unknown;
  for (const part of parts) {
    if (isAlias(node)) node = node.resolve(document);
    if (isSeq(node)) {
      node = node.items[Number(part)];
      key = undefined;
    } else if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === part);
      key = pair?.key;
      node = pair?.value ?? pair?.key;
    } else {
      return undefined;
    }
  }
  const place = wantsKey && key !== undefined ? key : node;
  const range = isPair(place) ? undefined : rangeOf(place);
  return range?.[0];
}

function rangeOf(node: unknown): readonly number[] | null | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined;
}

/** What is wrong, without the place, and without most of what it quotes: that may be the rest of the file. */
function shortened(message: string): string {
  const text = message.split(" at line ", 1)[0] ?? message;
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} ...` : text;
}
