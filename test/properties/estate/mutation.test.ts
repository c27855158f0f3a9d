import { readFileSync } from "node:fs";
import fc from "fast-check";
import { type InputError, validateEstate } from "../../../lib/estate";

const FULL = readFileSync("test/fixtures/estate/full.estate.json", "utf8");

type Path = readonly (string | number)[];
const isObject = (value: unknown): value is { [name: string]: unknown } => typeof value === "object" && value !== null;
const pointerOf = (path: Path) => path.map((part) => `/${part}`).join("");

/** Every path in a value, less those into the open bag of vendor facts. */
function paths(value: unknown, path: Path = []): readonly Path[] {
  const below = isObject(value) && path.at(-1) !== "vendor" ? Object.entries(value) : [];
  const part = (name: string) => (Array.isArray(value) ? Number(name) : name);
  return [path, ...below.flatMap(([name, entry]) => paths(entry, [...path, part(name)]))];
}

/** A copy of the full document with one value changed. */
function changed(path: Path, change: (old: unknown) => unknown): unknown {
  const root: { [name: string]: unknown } = { document: JSON.parse(FULL) };
  let parent = root;
  const parts = ["document", ...path.map(String)];
  for (const part of parts.slice(0, -1)) {
    const next = parent[part];
    if (!isObject(next)) throw new Error(`no ${pointerOf(path)}`);
    parent = next;
  }
  const last = parts.at(-1) ?? "";
  parent[last] = change(parent[last]);
  return root.document;
}

const errorsOf = (document: unknown): readonly InputError[] => {
  const result = validateEstate(document);
  return result.ok ? [] : result.errors;
};

const ALL = paths(JSON.parse(FULL));
const OBJECTS = ALL.filter((path) => {
  const isOpen = ["vendor", "resources", "tolerate"].includes(String(path.at(-1)));
  let value: unknown = JSON.parse(FULL);
  for (const part of path) value = isObject(value) ? value[part] : undefined;
  return isObject(value) && !Array.isArray(value) && !isOpen;
});

it("goes through a document that has them all", () => {
  expect(errorsOf(JSON.parse(FULL))).toEqual([]);
  expect(ALL.length).toBeGreaterThan(250);
});

it.each(ALL.map((path) => [pointerOf(path), path] as const))(
  "a wrong type at %j is an error there",
  (pointer, path) => {
    const document = changed(path, (old) => (isObject(old) ? 17 : { wrong: true }));
    expect(errorsOf(document).map((error) => error.pointer)).toContain(pointer);
  },
);

it.each(OBJECTS.map((path) => [pointerOf(path), path] as const))(
  "an unknown property in %j is an error there",
  (pointer, path) => {
    const document = changed(path, (old) => (isObject(old) ? { ...old, unheardOf: 1 } : old));
    expect(errorsOf(document).map((error) => error.pointer)).toEqual([`${pointer}/unheardOf`]);
  },
);

it("whatever stands in whatever place, nothing is thrown and every error has a place and a sentence", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ALL),
      fc.oneof(fc.anything(), fc.constantFrom(-1, 0, 1.5, 1e308, Number.NaN, "", "nobody", null)),
      (path, value) => {
        for (const error of errorsOf(changed(path, () => value))) {
          expect(error.pointer).toMatch(/^(?:\/|$)/);
          expect(error.message).toMatch(/^\S.*[^.]$/s);
        }
      },
    ),
    { numRuns: 1000, seed: 20261122 },
  );
});
