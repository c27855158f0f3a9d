import { execFileSync } from "node:child_process";
import {
  chmodSync,
  closeSync,
  constants,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeFileAtomically } from ".";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "write-file-"));
});
afterEach(() => {
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true });
});

const messageOf = (result: ReturnType<typeof writeFileAtomically>) =>
  result.ok ? undefined : result.errors[0]?.message;

it("writes a new file, with the folders it needs", () => {
  const file = join(folder, "a/b/report.json");
  expect(writeFileAtomically(file, "new")).toEqual({ ok: true, value: undefined });
  expect(readFileSync(file, "utf8")).toBe("new");
});

it("replaces an old file and leaves nothing else", () => {
  const file = join(folder, "report.json");
  writeFileSync(file, "old, and longer");
  writeFileAtomically(file, "new");
  expect([readFileSync(file, "utf8"), readdirSync(folder)]).toEqual(["new", ["report.json"]]);
});

it("replaces what a symbolic link leads to, and leaves the link", () => {
  const link = join(folder, "latest.json");
  writeFileSync(join(folder, "monday.json"), "old");
  symlinkSync("monday.json", link);
  expect(writeFileAtomically(link, "new").ok).toBe(true);
  expect(readFileSync(join(folder, "monday.json"), "utf8")).toBe("new");
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
});

// To rename a file over /dev/null would take the device away from everyone.
it("writes to a pipe or a device as it is", () => {
  const pipe = join(folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  const reader = openSync(pipe, constants.O_RDWR);
  const read = Buffer.alloc(3);
  expect(writeFileAtomically(pipe, "new").ok).toBe(true);
  readSync(reader, read);
  closeSync(reader);
  expect([read.toString(), lstatSync(pipe).isFIFO(), readdirSync(folder)]).toEqual(["new", true, ["pipe"]]);
});

it("says that a part of the path is a file", () => {
  writeFileSync(join(folder, "file"), "x");
  const inFile = writeFileAtomically(join(folder, "file/report.json"), "new");
  const below = writeFileAtomically(join(folder, "file/below/report.json"), "new");
  expect(messageOf(inFile)).toBe(
    `cannot be written: a part of the path ${join(folder, "file")} is a regular file, not a folder`,
  );
  expect(messageOf(below)).toMatch(
    /^cannot be written: a part of the path .*file\/below is a regular file, not a folder$/,
  );
  expect(inFile.ok ? [] : inFile.errors.map((error) => error.file)).toEqual([join(folder, "file/report.json")]);
});

it("says that the path is a folder, and leaves nothing in it", () => {
  mkdirSync(join(folder, "report.json"));
  expect(messageOf(writeFileAtomically(join(folder, "report.json"), "new"))).toBe("cannot be written: it is a folder");
  expect(readdirSync(folder)).toEqual(["report.json"]);
});

it("says that the name is too long", () => {
  expect(messageOf(writeFileAtomically(join(folder, "x".repeat(300)), "new"))).toBe(
    "cannot be written: its name is too long",
  );
});

// The super-user may write anywhere: there the permission says nothing.
(process.getuid?.() === 0 ? it.skip : it)(
  "keeps the old file of a folder that it may not write in, and says so",
  () => {
    const file = join(folder, "report.json");
    writeFileSync(file, "old");
    chmodSync(folder, 0o555);
    expect(messageOf(writeFileAtomically(file, "new"))).toBe(`cannot be written: no permission to write in ${folder}`);
    expect(readFileSync(file, "utf8")).toBe("old");
  },
);
