import { Ajv } from "ajv";
import { join } from "node:path";
import { FORMATS, type Report } from "../../lib/report";
import reportSchema from "../../lib/report/schema/report.schema.json";
import verdictSchema from "../../lib/report/schema/verdict.schema.json";
import { run } from "../../lib/cli/run";
import { CapturedTerminal } from "../fixtures/terminal";
import * as reports from "./fixtures/reports";

/** The schema with every object closed: the published one lets later fields pass, this one finds what it does not name. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const inside = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return "properties" in inside && !("additionalProperties" in inside) ? { ...inside, additionalProperties: false } : inside;
}

function errors(schema: object, text: string): readonly string[] {
  const ajv = new Ajv({ strict: false, allErrors: true });
  const whole = closed(schema);
  if (typeof whole !== "object" || whole === null) throw new Error("a schema is an object");
  return ajv.validate(whole, JSON.parse(text)) ? [] : (ajv.errors ?? []).map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
}

const ESTATES = join(__dirname, "../fixtures/estates");

async function printed(...args: readonly string[]): Promise<string> {
  const terminal = new CapturedTerminal();
  await run([...args, "--format", "json"], terminal);
  return terminal.stdout;
}

const { hostile: _, ...possible } = reports; // its ids are refused before there is a report

describe.each(Object.entries<Report>({ ...possible }))("the report `%s`", (_name, report) => {
  it("is what report.schema.json names, and no more", () => {
    expect(errors(reportSchema, FORMATS.get("json")?.reports([report], {}) ?? "")).toEqual([]);
  });

  it("has verdicts that are what verdict.schema.json names, and no more", () => {
    expect(errors(verdictSchema, FORMATS.get("json")?.verdicts?.([report], {}) ?? "")).toEqual([]);
  });
});

describe.each(["survives", "breaks", "undecided"])("what is printed of %s.json", (name) => {
  const estate = join(ESTATES, `${name}.json`);

  it("by check is what report.schema.json names, and no more", async () => {
    expect(errors(reportSchema, await printed("check", estate, "--profile", "production"))).toEqual([]);
  });

  it("by prove is what verdict.schema.json names, and no more", async () => {
    expect(errors(verdictSchema, await printed("prove", estate))).toEqual([]);
  });
});

it("tells a report that is none", () => {
  expect(errors(reportSchema, "{}")).toContainEqual(expect.stringContaining("must have required property 'requirements'"));
});
