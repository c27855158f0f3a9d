import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readInput } from ".";

const FULL = "test/fixtures/estate/full.estate.json";
const MINIMAL = '{ "format": "failproof.estate/1", "name": "acme" }';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "read-input-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const write = (name: string, content: string | Uint8Array) => {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
};

/** Errors as a compiler prints them, the folder cut off. */
const errorsOf = (path: string): readonly string[] => {
  const result = readInput(path);
  if (result.ok) return [];
  return result.errors.map(
    ({ file, line, column, pointer, message }) =>
      `${file?.replace(`${folder}/`, "")}${line === undefined ? "" : `:${line}:${column}`} ${pointer} ${message}`,
  );
};
const hintOf = (path: string) => {
  const result = readInput(path);
  return result.ok ? undefined : result.errors[0]?.hint;
};

describe("an estate document", () => {
  it("is read from JSON", () => {
    const result = readInput(FULL);
    expect(result.ok ? [] : result.errors).toEqual([]);
    expect(result.ok && result.value.map(({ estate, file }) => [estate.name, file])).toEqual([["acme", FULL]]);
  });

  it.each(["estate.yaml", "estate.yml", "estate"])("is read from YAML in %s", (name) => {
    expect(errorsOf(write(name, "format: failproof.estate/1\nname: acme\n"))).toEqual([]);
  });

  it("is read from JSON whatever its name", () => {
    expect(errorsOf(write("estate.txt", MINIMAL))).toEqual([]);
  });

  it.each([
    ["a byte order mark", Buffer.from(`\ufeff${MINIMAL}`, "utf8")],
    ["UTF-16", Buffer.from(`\ufeff${MINIMAL}`, "utf16le")],
    ["big-endian UTF-16", Buffer.from(`\ufeff${MINIMAL}`, "utf16le").swap16()],
    ["CRLF line ends", Buffer.from(MINIMAL.replaceAll(" ", "\r\n"))],
  ])("is read with %s", (_, bytes) => {
    expect(errorsOf(write("estate.json", bytes))).toEqual([]);
  });

  it("has all errors at once, each with file, line, column and pointer", () => {
    const text = `{
  "format": "failproof.estate/1",
  "name": "acme",
  "hosts": [{ "id": "esx-1", "cluster": "prd", "memoryMib": -1 }],
  "vms": [
    { "id": "a", "memory": 5 },
    { "id": "a", "host": "esx-2" }
  ],
  "clusters": [{ "id": "prod", "platform": "vsphere" }]
}`;
    expect(errorsOf(write("estate.json", text))).toEqual([
      "estate.json:4:61 /hosts/0/memoryMib must be a whole number of MiB from 0 to 1,099,511,627,776, but is -1",
      'estate.json:6:18 /vms/0/memory unknown property "memory"',
      'estate.json:7:26 /vms/1/host hosts have no "esx-2"',
    ]);
  });

  it("with a number beyond all is told the range", () => {
    const text =
      '{ "format": "failproof.estate/1", "name": "a", "hosts": [{ "id": "h", "cpuMhz": 1e308 }, { "id": "i", "cpuMhz": 1e999 }] }';
    expect(errorsOf(write("estate.json", text))).toEqual([
      "estate.json:1:81 /hosts/0/cpuMhz must be a whole number of MHz from 0 to 1,099,511,627,776, but is 1e+308",
      "estate.json:1:113 /hosts/1/cpuMhz must be a whole number of MHz from 0 to 1,099,511,627,776, but is Infinity",
    ]);
  });
});

describe("what is no estate is told so", () => {
  it.each([
    ["empty", "", "e.json  is empty"],
    ["blank", " \n\t\n", "e.json  is empty"],
    ["truncated", MINIMAL.slice(0, -2), 'e.json:1:49  the text ends where "," or "}" is expected: it is truncated'],
    ["binary", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), "e.json  is binary, not text"],
    ["UTF-16 without a mark", Buffer.from(MINIMAL, "utf16le"), "e.json  looks like UTF-16 without a byte order mark"],
    ["Latin-1", Buffer.from('{ "name": "Zürich" }', "latin1"), "e.json  is not valid UTF-8 text"],
    [
      "of a later version",
      MINIMAL.replace("/1", "/2"),
      'e.json:1:13 /format the format "failproof.estate/2" is not supported',
    ],
    ["without its format", '{ "name": "acme", "hosts": [] }', 'e.json:1:1  "format" is missing'],
  ])("%s", (_, content, error) => {
    expect(errorsOf(write("e.json", content))).toEqual([error]);
  });

  it.each([
    ["a list", "[]"],
    ["a text of 10 MB", JSON.stringify("x".repeat(10_000_000))],
    ["another document of ours", '{ "format": "failproof.report/1" }'],
    ["something else", '{ "dependencies": {} }'],
  ])("%s", (_, content) => {
    const [error, ...more] = errorsOf(write("e.json", content));
    expect(more).toEqual([]);
    expect(error).toMatch(
      /^e\.json {2}is no input that can be read:.* expected an estate document, a cdktf.out folder/,
    );
    expect(error?.length).toBeLessThan(300);
  });

  it.each([
    ["a Terraform state file, not its JSON output", '{ "version": 4, "lineage": "x", "serial": 1, "resources": [] }'],
    [
      "a Terraform configuration, as a stack of cdktf.out has it",
      '{ "terraform": {}, "provider": {}, "resource": {} }',
    ],
    ["the manifest of a cdktf.out folder", '{ "version": "0.21.0", "stacks": {} }'],
  ])("%s", (what, content) => {
    const file = write("e.json", content);
    expect(errorsOf(file)).toEqual([expect.stringMatching(`^e.json(?::1:1)?  is ${what}$`)]);
    expect(hintOf(file)).toMatch(/terraform show -json/);
  });

  it("a document with 10 MB of one string in it", () => {
    const text = `{ "format": "failproof.estate/1", "name": "${"x".repeat(10_000_000)}" }`;
    expect(errorsOf(write("e.json", text))).toEqual([
      expect.stringMatching(
        /^e.json:1:43 \/name must have at most 1024 characters, but is "x{60}"... \(10000000 characters\)$/,
      ),
    ]);
  });

  it("a document nested a hundred thousand levels deep", () => {
    const text = MINIMAL.replace(" }", `, "vendor": ${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)} }`);
    expect(errorsOf(write("e.json", text))).toEqual([expect.stringMatching(/ is nested more than 100 levels deep$/)]);
  });
});

describe("what is not there is told so", () => {
  it("no such file", () => {
    expect(errorsOf(join(folder, "nothing.json"))).toEqual(["nothing.json  no such file or folder"]);
  });

  it("a path through a file", () => {
    expect(errorsOf(join(write("file", "x"), "below"))).toEqual([
      "file/below  a part of its path is a file, not a folder",
    ]);
  });

  it("a link to itself", () => {
    symlinkSync(join(folder, "loop"), join(folder, "loop"));
    expect(errorsOf(join(folder, "loop"))).toEqual(["loop  its symbolic links lead in a circle"]);
  });

  it("a name with a character that no name has", () => {
    expect(errorsOf(join(folder, "a\u0000b"))).toEqual([expect.stringContaining("cannot be read")]);
  });
});

describe("a cdktf.out folder", () => {
  it("is read for its estates alone, in the order of their names", () => {
    write("failproof/b.estate.json", MINIMAL.replace("acme", "b"));
    write("failproof/a.estate.json", MINIMAL.replace("acme", "a"));
    write("failproof/a.report.json", "no estate");
    const result = readInput(folder);
    expect(result.ok && result.value.map(({ estate, file }) => [estate.name, file])).toEqual([
      ["a", join(folder, "failproof/a.estate.json")],
      ["b", join(folder, "failproof/b.estate.json")],
    ]);
  });

  it("has the errors of all its estates", () => {
    write("failproof/a.estate.json", '{ "format": "failproof.estate/1" }');
    write("failproof/b.estate.json", "{");
    write("failproof/c.estate.json", MINIMAL);
    expect(errorsOf(folder)).toEqual([
      'failproof/a.estate.json:1:1  "name" is missing',
      "failproof/b.estate.json:1:2  the text ends where a property name in double quotes is expected: it is truncated",
    ]);
  });

  it("without an estate says what its app lacks", () => {
    write("manifest.json", "{}");
    expect(errorsOf(folder)).toEqual([`${folder}  holds no estate: expected failproof/<name>.estate.json in it`]);
    expect(hintOf(folder)).toMatch(/no Estate construct/);
    mkdirSync(join(folder, "failproof"));
    expect(errorsOf(folder)).toEqual([`${folder}  holds no estate: expected failproof/<name>.estate.json in it`]);
  });

  it("is not just any folder", () => {
    expect(errorsOf(folder)).toEqual([
      `${folder}  is no cdktf.out folder: expected failproof/<name>.estate.json in it`,
    ]);
    mkdirSync(join(folder, "cdktf.out"));
    expect(hintOf(folder)).toBe(`did you mean ${join(folder, "cdktf.out")}?`);
  });

  it("may hold a failproof that is no folder", () => {
    write("failproof", "x");
    expect(errorsOf(folder)).toEqual(["failproof  a part of its path is a file, not a folder"]);
  });
});

it("one document gives the same estate as JSON and as YAML", () => {
  const json = readFileSync(FULL, "utf8");
  const [first, second] = [readInput(FULL), readInput(write("full.yaml", json))];
  expect(first.ok && second.ok && second.value[0]?.estate).toEqual(first.ok && first.value[0]?.estate);
});

it("the example in the documentation is an estate", () => {
  const example = /```json\n(.*?)```/s.exec(readFileSync("docs/estate.md", "utf8"))?.[1] ?? "";
  expect(errorsOf(write("example.json", example))).toEqual([]);
});
