import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check, proof } from "../../check";
import { type Estate, serializeEstate } from "../../estate";
import { FORMATS, type Report } from "../../report";
import { readInput } from "..";
import { withImpliedRequirements } from "../implied";

const FIXTURES = "test/fixtures/terraform";
const TEXT = "s3nsitive";
const NUMBER = 987_654_321;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sensitive-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

type Json = { [name: string]: unknown };
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A marker of the same kind in place of every value; numbers below the size of a marker would be found by chance. */
function planted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(planted);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, planted(entry)]));
  if (typeof value === "string") return `${TEXT}-${value}`;
  return typeof value === "number" ? NUMBER : value;
}

/** Marks one attribute of a resource as sensitive, as Terraform does beside the values, and puts a marker in it. */
function plant(values: unknown, marks: unknown, attribute: string): void {
  if (!isObject(values) || !isObject(marks) || values[attribute] === undefined) return;
  values[attribute] = planted(values[attribute]);
  marks[attribute] = true;
}

/** Every place in which a plan or state has values of resources, with the marks beside them. */
function places(document: Json): readonly (readonly [unknown, unknown])[] {
  const changes = listOf(document.resource_changes).flatMap((entry) => {
    const change = isObject(entry) && isObject(entry.change) ? entry.change : {};
    change.after_sensitive = isObject(change.after_sensitive) ? change.after_sensitive : {};
    change.before_sensitive = isObject(change.before_sensitive) ? change.before_sensitive : {};
    return [
      [change.after, change.after_sensitive],
      [change.before, change.before_sensitive],
    ] as const;
  });
  const inModule = (module: unknown): readonly (readonly [unknown, unknown])[] => {
    if (!isObject(module)) return [];
    const own = listOf(module.resources).flatMap((entry) => {
      if (!isObject(entry)) return [];
      entry.sensitive_values = isObject(entry.sensitive_values) ? entry.sensitive_values : {};
      return [[entry.values, entry.sensitive_values] as const];
    });
    return [...own, ...listOf(module.child_modules).flatMap(inModule)];
  };
  const roots = [
    document.values,
    document.planned_values,
    isObject(document.prior_state) ? document.prior_state.values : undefined,
  ];
  return [...changes, ...roots.flatMap((values) => inModule(isObject(values) ? values.root_module : undefined))];
}

function attributesOf(document: Json): readonly string[] {
  return [...new Set(places(document).flatMap(([values]) => (isObject(values) ? Object.keys(values) : [])))].sort();
}

/** Everything that anybody may see of an input: estate, notes, errors, and both reports. */
function everything(document: Json, judge: (estate: Estate) => Report = whole): string {
  const file = join(folder, "plan.json");
  writeFileSync(file, JSON.stringify(document));
  const read = readInput(file);
  if (!read.ok) return JSON.stringify(read.errors);
  return read.value
    .map((loaded) => {
      const { estate, notes = [] } = withImpliedRequirements(loaded);
      const report = judge(estate);
      const texts = ["text", "json"].map((format) => FORMATS.get(format)?.reports([report], { colour: false }));
      const change = loaded.change?.();
      const before = change?.before === undefined ? "" : serializeEstate(change.before);
      return [serializeEstate(estate), before, JSON.stringify([notes, change?.actions]), ...texts].join("\n");
    })
    .join("\n");
}

function whole(estate: Estate): Report {
  const checked = check(estate);
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors));
  return checked.value.report;
}

const parsed = (name: string): Json => JSON.parse(readFileSync(join(FIXTURES, name), "utf8"));
const NAMES = [
  "exact-first.plan.json",
  "estate-changed.plan.json",
  "exact-applied.state.json",
  "existing-first.plan.json",
];

describe("what a plan or state marks sensitive never enters an estate or a report", () => {
  it.each(NAMES)("every attribute at once: %s", (name) => {
    const document = parsed(name);
    for (const attribute of attributesOf(document)) {
      for (const [values, marks] of places(document)) plant(values, marks, attribute);
    }
    const seen = everything(document);
    expect(seen).not.toContain(TEXT);
    expect(seen).not.toContain(String(NUMBER));
  });

  it.each(NAMES)("each attribute by itself, where all others can be read: %s", (name) => {
    const text = readFileSync(join(FIXTURES, name), "utf8");
    const read = [
      "name",
      "hostname",
      "id",
      "moid",
      "memory",
      "num_cpus",
      "disk",
      "network_interface",
      "host_system_ids",
      "ha_advanced_options",
    ];
    const others = [
      "drs_automation_level",
      "tags",
      "vm_group_name",
      "virtual_machine_ids",
      "host",
      "vlan_id",
      "annotation",
      "extra_config",
      "password",
    ];
    for (const attribute of [...read, ...others]) {
      const document: Json = JSON.parse(text);
      for (const [values, marks] of places(document)) plant(values, marks, attribute);
      const seen = everything(document, (estate) => proof(estate).report);
      expect({ attribute, text: seen.includes(TEXT), number: seen.includes(String(NUMBER)) }).toEqual({
        attribute,
        text: false,
        number: false,
      });
    }
  });

  it("nor what is deep inside an attribute", () => {
    const document = parsed("exact-first.plan.json");
    for (const [values, marks] of places(document)) {
      const disks = isObject(values) ? listOf(values.disk) : [];
      const options = isObject(values) && isObject(values.ha_advanced_options) ? values.ha_advanced_options : {};
      if (!isObject(marks)) continue;
      for (const disk of disks) if (isObject(disk)) disk.size = NUMBER;
      if (disks.length > 0) marks.disk = disks.map(() => ({ size: true }));
      for (const option of Object.keys(options)) options[option] = TEXT;
      if (Object.keys(options).length > 0)
        marks.ha_advanced_options = Object.fromEntries(Object.keys(options).map((option) => [option, true]));
    }
    const seen = everything(document);
    expect(seen).not.toContain(TEXT);
    expect(seen).not.toContain(String(NUMBER));
  });

  it("nor variables, outputs, and what a configuration says of providers", () => {
    const document = parsed("estate-first.plan.json");
    document.variables = { note: { value: TEXT }, password: { value: TEXT } };
    document.output_changes = { secret: { actions: ["create"], after: TEXT, after_sensitive: true } };
    const configuration = isObject(document.configuration) ? document.configuration : {};
    document.configuration = {
      ...configuration,
      provider_config: { vsphere: { expressions: { password: { constant_value: TEXT } } } },
    };
    expect(everything(document)).not.toContain(TEXT);
  });

  it("nor what stands around an error in a document that is none", () => {
    const text = readFileSync(join(FIXTURES, "estate-first.plan.json"), "utf8");
    for (const broken of [
      text.replace('"sensitive-note"', "sensitive-note"),
      text.replace(',"variables"', ' "sensitive-note"'),
    ]) {
      const file = join(folder, "broken.json");
      writeFileSync(file, broken);
      const read = readInput(file);
      expect(read.ok ? [] : read.errors.map(({ message }) => message)).toEqual(["is not valid JSON here"]);
    }
  });

  it("while a marker that is not marked is found", () => {
    const document = parsed("exact-first.plan.json");
    for (const [values] of places(document)) plant(values, {}, "name");
    expect(everything(document)).toContain(TEXT);
  });

  it("while the recorded plan holds the values of its sensitive variables in clear", () => {
    const text = readFileSync(join(FIXTURES, "estate-first.plan.json"), "utf8");
    expect(text).toContain("sensitive-note");
    expect(everything(parsed("estate-first.plan.json"))).not.toMatch(/sensitive-(?:note|password)/);
  });
});
