import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ESTATE_FORMAT, type Estate } from "../../estate";
import { applyFacts, factsTemplate, readFacts } from ".";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "facts-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const ESTATE: Estate = {
  format: ESTATE_FORMAT,
  name: "plan",
  clusters: [{ id: "prod", platform: "vsphere", inventory: { vms: "partial", hosts: "partial" } }],
  hosts: ["esx-1", "esx-2"].map((id, i) => ({
    id,
    cluster: "prod",
    uplinks: [{ id: "vmnic0", networks: ["front"] }],
    networks: ["front"],
    source: { address: `vsphere_host.esx[${i}]`, managed: true },
    vendor: { moid: `host-${i + 1}` },
  })),
  datastores: [{ id: "gold" }, { id: "gold-2" }, { id: "silver" }],
  networks: [{ id: "front" }],
  vms: [{ id: "web", cluster: "prod", memoryMib: 1024 }],
  rules: [{ id: "apart", kind: "anti-affinity", vms: ["web"] }],
};

const lay = (yaml: string, estate: Estate = ESTATE) => {
  const file = join(folder, "facts.yaml");
  writeFileSync(file, `format: failproof.facts/1\n${yaml}`);
  const facts = readFacts(file);
  return facts.ok ? applyFacts([{ estate, file: "plan.json" }], facts.value) : facts;
};
const laid = (yaml: string, estate: Estate = ESTATE): Estate => {
  const result = lay(yaml, estate);
  const [first] = result.ok ? result.value : [];
  if (first === undefined) throw new Error(JSON.stringify(result));
  return first.estate;
};
/** `line: pointer message`, of the facts file unless it says otherwise. */
const errorsOf = (yaml: string, estate: Estate = ESTATE): readonly string[] => {
  const result = lay(yaml, estate);
  if (result.ok) return [];
  return result.errors.map(
    ({ file, line, pointer, message }) => `${file?.endsWith("facts.yaml") ? line : file}: ${pointer} ${message}`,
  );
};

describe("facts", () => {
  it("say what Terraform does not know, by globs on ids", () => {
    const { hosts, domains } = laid(`
domains: [{ id: rack-1, kind: rack }, { id: leaf, kind: switch }]
hosts:
  - { match: esx-*, cores: 32, memoryMib: 262144 }
  - { match: esx-1, domains: [rack-1], uplinks: [{ id: vmnic0, switch: leaf }] }
`);
    expect(domains?.map(({ id }) => id)).toEqual(["rack-1", "leaf"]);
    expect(hosts).toMatchObject([
      { id: "esx-1", cores: 32, memoryMib: 262144, domains: ["rack-1"] },
      { id: "esx-2", cores: 32, memoryMib: 262144 },
    ]);
    expect(hosts?.[0]?.uplinks).toEqual([{ id: "vmnic0", networks: ["front"], switch: "leaf" }]);
    expect(hosts?.[1]?.domains).toBeUndefined();
  });

  it.each(["vsphere_host.esx[1]", "host-2", "esx-?", "*"])(
    "match an address, an id of the platform or a wildcard: %s",
    (pattern) => {
      expect(laid(`hosts: [{ match: ${JSON.stringify(pattern)}, cores: 8 }]`).hosts?.[1]?.cores).toBe(8);
    },
  );

  it("take brackets and dots for themselves", () => {
    expect(errorsOf('hosts: [{ match: "esx.1", cores: 8 }, { match: "esx-[12]", cores: 8 }]')).toHaveLength(2);
  });

  it("match by several patterns, and add up where they say what something is a part of", () => {
    const { hosts } = laid(`
domains: [{ id: rack-1, kind: rack }, { id: row-1, kind: row }]
hosts:
  - { match: [esx-1, esx-2], domains: [row-1] }
  - { match: esx-1, domains: [rack-1] }
`);
    expect(hosts?.map(({ domains }) => domains)).toEqual([["row-1", "rack-1"], ["row-1"]]);
  });

  it("name datastores by globs", () => {
    expect(laid("hosts: [{ match: '*', datastores: ['gold*'] }]").hosts?.[0]?.datastores).toEqual(["gold", "gold-2"]);
    expect(errorsOf("hosts: [{ match: '*', datastores: [glod] }]")).toEqual([
      '2: /hosts/0/datastores datastores have no "glod"',
    ]);
  });

  it("say of a cluster that is only looked up how it is set, and that nothing else is in it", () => {
    const { clusters } = laid("clusters: [{ match: prod, inventory: { vms: complete }, ha: { enabled: true } }]");
    expect(clusters).toMatchObject([{ inventory: { vms: "complete", hosts: "partial" }, ha: { enabled: true } }]);
  });

  it("do not make up for rules that could not be read", () => {
    const [cluster] = ESTATE.clusters ?? [];
    const doubtful = cluster === undefined ? [] : [{ ...cluster, vendor: { leftOut: "rules or overrides" } }];
    expect(
      errorsOf("clusters: [{ match: prod, inventory: { vms: complete } }]", { ...ESTATE, clusters: doubtful }),
    ).toEqual(['2: /clusters/0/inventory inventory.vms of "prod" is "complete" here, but the input says "partial"']);
  });

  it("add sites, services and requirements", () => {
    const { requirements, sites } = laid(`
sites: [{ id: ams }]
requirements: [{ id: any-host, tolerate: { host: 1 } }]
hosts: [{ match: "*", site: ams }]
rules: [{ match: apart, mandatory: true }]`);
    expect(requirements).toEqual([{ id: "any-host", tolerate: { host: 1 } }]);
    expect(sites).toEqual([{ id: "ams" }]);
  });
});

describe("what is wrong with facts is told with file and line", () => {
  it.each([
    [
      "a pattern that matches nothing",
      "hosts: [{ match: esk-1, cores: 8 }]",
      '2: /hosts/0/match no host of the input matches "esk-1"',
    ],
    [
      "one of several patterns that matches nothing",
      "hosts: [{ match: [esx-1, nothing-*], cores: 8 }]",
      '2: /hosts/0/match/1 no host of the input matches "nothing-*"',
    ],
    [
      "a fact that contradicts the input",
      "vms: [{ match: web, memoryMib: 2048 }]",
      '2: /vms/0/memoryMib memoryMib of "web" is 2048 here, but the input says 1024',
    ],
    [
      "a fact that contradicts another",
      "hosts:\n  - { match: '*', cores: 8 }\n  - { match: esx-1, cores: 16 }",
      '4: /hosts/1/cores cores of "esx-1" is 16 here, but other facts say 8',
    ],
    [
      "an uplink that the host does not have",
      "hosts: [{ match: esx-1, uplinks: [{ id: vmnic7 }] }]",
      '2: /hosts/0/uplinks uplinks of "esx-1" is ["vmnic7"] here, but the input says ["vmnic0"]',
    ],
    [
      "a domain that is not declared",
      "hosts: [{ match: esx-1, domains: [rack-9] }]",
      '2: /hosts/0/domains domains have no "rack-9"',
    ],
    [
      "a requirement that cannot be",
      "requirements: [{ id: r, tolerate: { rack: 1 } }]",
      '2: /requirements/0/tolerate/rack no entry of domains is of the kind "rack"',
    ],
    ["an unknown field", "hosts: [{ match: esx-1, memory: 5 }]", '2: /hosts/0/memory unknown property "memory"'],
    [
      "a wrong size",
      "hosts: [{ match: esx-1, cores: -1 }]",
      "2: /hosts/0/cores must be a whole number from 1 to 1,000,000, but is -1",
    ],
    [
      "a fact of a template that is not filled in",
      "hosts: [{ match: esx-1, cores: }]",
      "2: /hosts/0/cores must be a whole number from 1 to 1,000,000, but is null",
    ],
    ["an entry without a pattern", "hosts: [{ cores: 1 }]", '2: /hosts/0 "match" is missing'],
    [
      "a pattern that is none",
      "hosts: [{ match: 5 }]",
      "2: /hosts/0/match must be a pattern, or a list of patterns, of ids or Terraform addresses",
    ],
  ])("%s", (_, yaml, error) => {
    expect(errorsOf(yaml)).toEqual([error]);
  });

  it("all of it at once, in the order of the file", () => {
    const lines = errorsOf(
      "vms: [{ match: nobody, vcpus: 1 }]\nhosts:\n  - { match: nothing, cores: 1 }\n  - { match: esx-1, networks: [x] }",
    );
    expect(lines.map((line) => line.split(":")[0])).toEqual(["2", "4", "5"]);
  });

  it("but not a pattern that may match nothing", () => {
    expect(errorsOf("hosts: [{ match: nothing-*, cores: 8, optional: true }]")).toEqual([]);
  });

  it.each([
    ["", "is no facts document"],
    ["hosts: []", '"format" is missing'],
    ["format: failproof.estate/1", 'the format "failproof.estate/1" is not that of facts'],
  ])("another document: %s", (text, message) => {
    const file = join(folder, "other.yaml");
    writeFileSync(file, text || "[]");
    const result = readFacts(file);
    expect(result.ok ? [] : result.errors.map((error) => error.message)).toEqual([expect.stringContaining(message)]);
  });

  it("a glob of many stars takes no time to speak of", () => {
    expect(
      errorsOf(`hosts: [{ match: "${"*a".repeat(25)}", cores: 8 }]`, {
        ...ESTATE,
        hosts: [{ id: "a".repeat(40), cluster: "prod" }],
      }),
    ).toEqual([]);
    expect(
      errorsOf(`hosts: [{ match: "${"*a".repeat(25)}b", cores: 8 }]`, {
        ...ESTATE,
        hosts: [{ id: "a".repeat(1000), cluster: "prod" }],
      }),
    ).toHaveLength(1);
  });
});

it("the example in the documentation is a facts document", () => {
  const example = /```yaml\n(.*?)```/s.exec(readFileSync("docs/plan.md", "utf8"))?.[1] ?? "";
  const file = join(folder, "facts.yaml");
  writeFileSync(file, example);
  expect(readFacts(file)).toMatchObject({ ok: true, value: { facts: { requirements: [{ id: "any-rack" }] } } });
});

describe("the template", () => {
  const lacking = [
    { object: "hosts/esx-1", fact: "cores" },
    { object: "hosts/esx-2", fact: "cores" },
    { object: "hosts/esx-1", fact: "domains" },
    { object: "clusters/prod", fact: "ha.enabled" },
    { object: "clusters/prod", fact: "ha.componentProtection" },
    { object: "datastores/gold", fact: "domains" },
  ];

  it("asks for just what is lacking, objects that lack the same together", () => {
    expect(
      factsTemplate(ESTATE, lacking),
    ).toBe(`# The facts that the verdicts lack. Fill in what is known and leave out the rest; split an entry where its objects differ.
format: failproof.facts/1
# Racks, power feeds, switches, arrays and whatever else fails as one; hosts and datastores name them by id.
# domains:
#   - { id: rack-1, kind: rack }
#   - { id: leaf-1, kind: switch, domains: [rack-1] }
clusters:
  - match: prod
    ha:
      componentProtection: # Reaction to a lost datastore
      enabled: # Whether VMs of a lost host are restarted on another
hosts:
  - match: esx-1
    cores: # Physical cores
    domains: # Entries of \`domains\` that it is in
  - match: esx-2
    cores: # Physical cores
datastores:
  - match: gold
    domains: # Entries of \`domains\` that it is in: gone when any is
`);
  });

  it("filled in is a valid facts document", () => {
    const template = factsTemplate(ESTATE, lacking)
      .replaceAll(/cores:.*/g, "cores: 8")
      .replaceAll(/domains: # .*/g, "domains: []");
    const filled = template
      .replace(/componentProtection:.*/, "componentProtection: { pdl: restart, apd: restart }")
      .replace(/enabled:.*/, "enabled: true");
    expect(laid(filled.replace(/format:.*\n/, "")).hosts?.map(({ cores }) => cores)).toEqual([8, 8]);
  });

  it("says so where nothing is lacking", () => {
    expect(factsTemplate(ESTATE, [])).toBe("# The verdicts lack no facts.\nformat: failproof.facts/1\n");
  });
});
