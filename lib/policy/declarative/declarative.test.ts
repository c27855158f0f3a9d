// biome-ignore-all lint/suspicious/noThenProperty: a keyword of JSON Schema
import { type Estate, EstateIndex, validateEstate } from "../../estate";
import { evaluate } from "../evaluate";
import { declarativeRule } from "./define";
import { type Condition, type DeclarativeRule, type EachList, RULE_FORMAT } from "./types";
import { validateDeclarativeRule } from "./validate";

const RULE: Omit<DeclarativeRule, "each"> = {
  format: RULE_FORMAT,
  title: "It holds",
  why: "because",
  severity: "warning",
  fix: "mend it",
  sources: [{ title: "Convention" }],
};

const ESTATE = {
  format: "failproof.estate/1",
  name: "acme",
  clusters: [
    { id: "prod", platform: "vsphere", ha: { enabled: true }, vendor: { evc: "intel-skylake" } },
    { id: "lab", platform: "vsphere", inventory: { hosts: "partial" } },
  ],
  hosts: [
    { id: "h1", cluster: "prod", cores: 16, datastores: ["d1", "d2"] },
    { id: "h2", cluster: "prod", cores: 8, datastores: ["d1"] },
    { id: "h3", cluster: "lab" },
  ],
  datastores: [{ id: "d1", type: "vmfs" }, { id: "d2" }],
  vms: [
    { id: "web", cluster: "prod", tier: "gold", vcpus: 4, disks: [{ datastore: "d1" }] },
    { id: "db", cluster: "prod", vcpus: 8 },
  ],
};

function said(each: EachList, rule: Partial<DeclarativeRule>, changes: object = {}): readonly string[] {
  const estate = valid({ ...ESTATE, ...changes });
  const document = { ...RULE, each, ...rule };
  expect(validateDeclarativeRule(document)).toEqual({ ok: true, value: document });
  const one = declarativeRule(document)("team/rule");
  const rules = [{ rule: one, severity: one.severity, undecided: one.undecided, values: {} }];
  const { findings, rules: runs } = evaluate({
    index: new EstateIndex(estate),
    verdicts: [],
    profile: { name: "t", rules },
  });
  expect(runs[0]?.outcome).not.toBe("defect");
  const told = findings.map(({ outcome, subjects, missing, found }) => {
    const facts = missing.map(({ object, fact }) => `${object} ${fact}`).join(", ");
    return `${outcome} ${subjects.map(({ id }) => id).join()}: ${outcome === "fails" ? found : facts}`;
  });
  return told.length > 0 ? told : [runs[0]?.outcome ?? "none"];
}

function valid(document: unknown): Estate {
  const result = validateEstate(document);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.value;
}

const field = (name: string, condition: Condition): Condition => ({ properties: { [name]: condition } });

describe("what must hold of an object", () => {
  it("passes, fails with the value that was found, or names the field that is not declared", () => {
    expect(said("hosts", { must: field("cores", { minimum: 12 }) })).toEqual([
      "fails h2: cores is 8, not minimum 12",
      "undecided h3: hosts/h3 cores",
    ]);
    expect(said("hosts", { where: field("cluster", { const: "prod" }), must: field("cores", { minimum: 8 }) })).toEqual(
      ["passes"],
    );
  });

  it("is not applicable where nothing is meant", () => {
    expect(said("hosts", { where: field("id", { const: "h9" }), must: field("cores", { minimum: 12 }) })).toEqual([
      "not-applicable",
    ]);
  });

  it("knows documented defaults: no tier is none, no restart is medium", () => {
    expect(said("vms", { where: field("tier", { const: "gold" }), must: field("restart", { const: "high" }) })).toEqual(
      ['fails web: restart is "medium", not const "high"'],
    );
  });

  it("may ask whether something is declared at all", () => {
    expect(said("clusters", { must: { required: ["ha"] } })).toEqual(["fails lab: ha is not declared"]);
  });

  it("reads the vendor's facts, whose absence is unknown too", () => {
    const evc = field("vendor", field("evc", { pattern: "^intel" }));
    expect(said("clusters", { must: evc })).toEqual(["undecided lab: clusters/lab vendor.evc"]);
  });

  it("VMs that break it alike are one cause", () => {
    expect(said("vms", { must: field("restart", { const: "high" }) })).toEqual([
      'fails web,db: restart is "medium", not const "high"',
    ]);
  });
});

describe("three values", () => {
  const cores: Condition = field("cores", { minimum: 1 });
  const never: Condition = field("id", { const: "nobody" });
  const always: Condition = field("id", { type: "string" });
  const only: Partial<DeclarativeRule> = { where: field("id", { const: "h3" }) };

  it.each<[string, Condition, string]>([
    ["unknown and false fails", { allOf: [cores, never] }, 'fails h3: id is "h3", not const "nobody"'],
    ["unknown and true is open", { allOf: [cores, always] }, "undecided h3: hosts/h3 cores"],
    ["unknown or true passes", { anyOf: [cores, always] }, "passes"],
    ["unknown or false is open", { anyOf: [cores, never] }, "undecided h3: hosts/h3 cores"],
    ["not unknown is open", { not: cores }, "undecided h3: hosts/h3 cores"],
    ["not false passes", { not: never }, "passes"],
    ["an unknown if with branches that agree passes", { if: cores, then: always, else: always }, "passes"],
    [
      "an unknown if with branches that differ is open",
      { if: cores, then: always, else: never },
      "undecided h3: hosts/h3 cores",
    ],
    [
      "every entry of an unknown list is open",
      field("datastores", { items: { type: "string" } }),
      "undecided h3: hosts/h3 datastores",
    ],
  ])("%s", (_, must, expected) => {
    expect(said("hosts", { ...only, must })).toEqual([expected]);
  });

  it("where it is unknown whether an object is meant, only one that breaks it is open", () => {
    const where = field("cores", { minimum: 1 });
    const h3 = { where: { allOf: [where, field("id", { const: "h3" })] } };
    expect(said("hosts", { ...h3, must: always })).toEqual(["passes"]);
    expect(said("hosts", { ...h3, must: never })).toEqual(["undecided h3: hosts/h3 cores"]);
  });
});

describe("what belongs to an object", () => {
  it("all of it must hold, and what breaks it is named", () => {
    expect(
      said("vms", { related: [{ to: "cluster", must: field("ha", field("enabled", { const: false })) }] }),
    ).toEqual(["fails web,db,prod: ha.enabled is true, not const false on prod"]);
  });

  it.each([
    [{ least: 2 }, 2, "passes"],
    [{ least: 3 }, 3, "fails prod: 2 hosts, at least 3 wanted"],
    [{ most: 1 }, 1, "fails prod: 2 hosts, at most 1 wanted"],
  ])("may be counted: %j", (limits, _, expected) => {
    expect(said("clusters", { where: field("id", { const: "prod" }), related: [{ to: "hosts", ...limits }] })).toEqual([
      expected,
    ]);
  });

  it("an inventory that is partial leaves open what more hosts would decide, and nothing else", () => {
    const lab = { where: field("id", { const: "lab" }) };
    const counted = (limits: object) => said("clusters", { ...lab, related: [{ to: "hosts", ...limits }] });
    expect(counted({ least: 2 })).toEqual(["undecided lab: clusters/lab inventory.hosts"]);
    expect(counted({ least: 1 })).toEqual(["passes"]);
    expect(counted({ most: 0 })).toEqual(["fails lab: 1 hosts, at most 0 wanted"]);
    expect(counted({ most: 1 })).toEqual(["undecided lab: clusters/lab inventory.hosts"]);
  });

  it("of an unknown relation is open", () => {
    const h3 = { where: field("id", { const: "h3" }) };
    expect(said("hosts", { ...h3, related: [{ to: "datastores", least: 2 }] })).toEqual([
      "undecided h3: hosts/h3 datastores",
    ]);
  });
});

describe("a rule that is wrong", () => {
  const errorsOf = (rule: object) => {
    const result = validateDeclarativeRule({ ...RULE, each: "hosts", must: {}, ...rule });
    return result.ok ? [] : result.errors.map(({ pointer, message, hint = "" }) => `${pointer} | ${message} | ${hint}`);
  };

  it.each([
    [
      "a keyword with a slip",
      { must: { minimun: 3 } },
      '/must/minimun | unknown property "minimun" | did you mean "minimum"?',
    ],
    [
      "a field that no host has",
      { must: field("memoryMb", {}) },
      '/must/properties/memoryMb | Host has no field "memoryMb" | did you mean "memoryMib"?',
    ],
    [
      "a list that there is not",
      { each: "host" },
      '/each | must be one of "clusters", "hosts", "vms", "datastores", "datastoreClusters", "domains", "rules", "services", "requirements", but is "host" | did you mean "hosts"?',
    ],
    [
      "an unknown relation",
      { related: [{ to: "datastore", least: 1 }] },
      '/related/0/to | hosts have no "datastore" | did you mean "datastores"?',
    ],
    [
      "limits that exclude each other",
      { related: [{ to: "datastores", least: 2, most: 1 }] },
      "/related/0 | at least 2 and at most 1 can never be | ",
    ],
    [
      "a relation without a demand",
      { related: [{ to: "datastores" }] },
      "/related/0 | demands nothing: give must, least or most | ",
    ],
    ["no source", { sources: [] }, "/sources | must have at least one entry | "],
  ])("%s", (_, rule, error) => {
    expect(errorsOf(rule)).toEqual([error]);
  });

  it("a pattern that is no regular expression", () => {
    expect(errorsOf({ must: field("id", { pattern: "(" }) })).toEqual([
      expect.stringMatching(/^\/must \| is no JSON Schema: .*regular expression/i),
    ]);
  });

  it("one that demands nothing", () => {
    expect(errorsOf({ must: undefined })).toEqual([' | demands nothing: "must" or "related" is missing | ']);
  });
});
