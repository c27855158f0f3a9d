import { stripVTControlCharacters } from "node:util";
import { FORMATS, type Report, text } from "../../lib/report";
import * as reports from "./fixtures/reports";
import { expectGolden } from "./golden";

/** The other formats have golden files of their own, in `pull-request`. */
const EXTENSIONS = { text: "txt", json: "json" } as const;

describe.each(Object.entries<Report>({ ...reports }).filter(([name]) => name !== "huge"))("the report `%s`", (name, report) => {
  test.each(Object.entries(EXTENSIONS))("as %s reads like its golden file", (format, extension) => {
    expectGolden(`${name}.${extension}`, FORMATS.get(format)?.reports([report], {}) ?? "");
  });
});

test("as failproof.verdict/1 holds exactly what the format names", () => {
  expectGolden("fails.verdict.json", FORMATS.get("json")?.verdicts?.([reports.fails], {}) ?? "");
});

test("10,000 lost VMs are summarised", () => {
  expectGolden("huge.txt", text([reports.huge]));
});

test("no line of a text report is wider than 100 characters", () => {
  const lines = Object.values<Report>({ ...reports }).flatMap((report) => text([report]).split("\n"));
  expect(lines.filter((line) => line.length > 100)).toEqual([]);
});

test("no name can put a control character into a text report", () => {
  expect(text([reports.hostile])).toMatch(/^[\P{Cc}\n]+$/u);
  expect(text([reports.hostile])).not.toContain("\u202e");
});

test("colour is used only when asked for, and adds nothing but colour", () => {
  const coloured = text([reports.fails], { colour: true });
  expect(text([reports.fails])).not.toContain("\u001b");
  expect(coloured).toContain("\u001b[31m");
  expect(stripVTControlCharacters(coloured)).toBe(text([reports.fails]));
});

test("the same report gives the same bytes", () => {
  expect(text([reports.fails])).toBe(text([structuredClone(reports.fails)]));
});
