import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseOutputs, requireDistinctFiles, requireFilesNotRead } from "./outputs";
import { UsageError } from "./usage-error";

describe("--format", () => {
  const parsed = (...values: string[]) => parseOutputs(values).map(({ name, file }) => [name, file]);

  it("is text on standard output where it is not given", () => {
    expect(parsed()).toEqual([["text", undefined]]);
  });

  it("takes one format for standard output and any number of files", () => {
    expect(parsed("text", "json=a.json", "json=b=c.json")).toEqual([
      ["text", undefined],
      ["json", "a.json"],
      ["json", "b=c.json"],
    ]);
  });

  it("refuses two formats on standard output", () => {
    expect(() => parsed("text", "json")).toThrow(
      "--format text --format json: only one format can go to standard output; give the others a file (json=report.json)",
    );
  });

  it("names the known formats where one is unknown", () => {
    expect(() => parsed("pdf")).toThrow(
      new UsageError(
        '--format pdf: unknown format "pdf"; known are text, json, sarif, junit, markdown, github, codequality',
      ),
    );
  });

  it("refuses an empty file name", () => {
    expect(() => parsed("json=")).toThrow('--format json=: the file after "=" is missing');
  });
});

it("refuses two results in one file", () => {
  expect(() => requireDistinctFiles(["a.json", undefined, undefined, "b.json"])).not.toThrow();
  expect(() => requireDistinctFiles(["a.json", "./a.json"])).toThrow(
    new UsageError("./a.json: two results cannot be written to one file; name another"),
  );
});

describe("a result", () => {
  const folder = mkdtempSync(join(tmpdir(), "failproof-outputs-"));
  const estate = join(folder, "estate.yaml");
  const link = join(folder, "link.yaml");
  beforeAll(() => {
    writeFileSync(estate, "name: acme");
    symlinkSync(estate, link);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ["an input", estate],
    ["what leads to an input", link],
  ])("is never written over %s", (_, file) => {
    expect(() => requireFilesNotRead(["new.json", file], [estate, undefined])).toThrow(
      new UsageError(`${file}: is read, and would be overwritten; name another file to write to`),
    );
  });

  it("may be written to a file that is not there, over one that is not read, and to a device that is", () => {
    expect(() => requireFilesNotRead([undefined, "none.json"], ["none.json", undefined])).not.toThrow();
    expect(() => requireFilesNotRead([estate], [folder])).not.toThrow();
    expect(() => requireFilesNotRead(["/dev/null"], ["/dev/null"])).not.toThrow();
  });
});
