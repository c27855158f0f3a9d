import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { stringify } from "yaml";
import { type Estate, serializeEstate, validateEstate } from "../../../lib/estate";
import { writeFileAtomically } from "../../../lib/files";
import { readInput } from "../../../lib/read";
import { arbitraryEstate } from "./arbitrary-estate";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "round-trip-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const readBack = (name: string, text: string): unknown => {
  const file = join(folder, name);
  writeFileAtomically(file, text);
  const result = readInput(file);
  return result.ok ? result.value[0]?.estate : result.errors;
};
const RUNS = { numRuns: 200, seed: 20261122 };

/** The estate as a JSON document has it, `__proto__` as a name among others. */
const plain = (estate: Estate): unknown => JSON.parse(JSON.stringify(estate));

it("any valid estate is the same after it was written and read", () => {
  fc.assert(
    fc.property(arbitraryEstate, (estate) => {
      expect(readBack("estate.json", serializeEstate(estate))).toEqual(plain(estate));
    }),
    RUNS,
  );
});

it("any valid estate is the same in YAML", () => {
  fc.assert(
    fc.property(arbitraryEstate, (estate) => {
      expect(readBack("estate.yaml", stringify(plain(estate)))).toEqual(plain(estate));
    }),
    { ...RUNS, numRuns: 100 },
  );
});

it("the bytes do not depend on the order in which fields were set", () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([name, field]) => [name, reversed(field)]),
    );
  };
  fc.assert(
    fc.property(arbitraryEstate, (estate) => {
      const other = validateEstate(reversed(estate));
      expect(other.ok && serializeEstate(other.value)).toBe(serializeEstate(estate));
    }),
    RUNS,
  );
});
