import { type Estate, EstateIndex, type Host, type Vm, validateEstate } from "../estate";
import { prove } from "../prover";
import { findFixes } from "./find-fixes";
import type { FixReport } from "./fix";

const host = (id: string, fields: Partial<Host> = {}): Host => ({
  id,
  cluster: "prod",
  site: "ams",
  domains: [],
  cores: 16,
  cpuMhz: 32_000,
  memoryMib: 100,
  controlDomain: { memoryMib: 0, cpuMhz: 0 },
  datastores: ["ds-1"],
  networks: ["lan"],
  ...fields,
});

const vm = (id: string, fields: Partial<Vm> = {}): Vm => ({
  id,
  cluster: "prod",
  vcpus: 1,
  memoryMib: 60,
  overheadMib: 0,
  disks: [{ datastore: "ds-1" }],
  networks: ["lan"],
  ...fields,
});

/** Two hosts, one VM, all facts told: survives any host; a test says what differs. */
function estate(fields: Partial<Estate> = {}): Estate {
  return {
    format: "failproof.estate/1",
    name: "acme",
    sites: [{ id: "ams" }],
    clusters: [
      {
        id: "prod",
        platform: "vsphere",
        ha: { enabled: true, componentProtection: { pdl: "restart", apd: "restart" } },
        drs: { enabled: true, automation: "fully-automated" },
      },
    ],
    hosts: [host("esx-1"), host("esx-2")],
    datastores: [
      { id: "ds-1", site: "ams", domains: [] },
      { id: "ds-2", site: "ams", domains: [] },
    ],
    networks: [{ id: "lan" }],
    vms: [vm("db-1")],
    requirements: [{ id: "any-host", tolerate: { host: 1 } }],
    ...fields,
  };
}

function fixesOf(broken: Estate, requirement = "any-host"): FixReport {
  const valid = validateEstate(broken);
  if (!valid.ok) throw new Error(JSON.stringify(valid.errors));
  const index = new EstateIndex(broken);
  const verdicts = prove(index).requirements;
  const verdict = verdicts.find(({ id }) => id === requirement);
  if (verdict?.verdict !== "fails") throw new Error(`${requirement} is ${verdict?.verdict}, no fix is looked for`);
  return findFixes(index, verdict, { verdicts });
}

/** Fixes in words, one line a fix. */
const told = (report: FixReport) => report.fixes.map(({ steps }) => steps.map(({ sentence }) => sentence).join(" + "));

const cluster = (fields: object): Estate["clusters"] => [{ id: "prod", platform: "vsphere", ...fields }];

describe("the fix of one cause", () => {
  it("is HA, where nothing restarts", () => {
    const report = fixesOf(
      estate({
        clusters: cluster({ ha: { enabled: false }, drs: { enabled: false } }),
        vms: [vm("db-1", { host: "esx-1" })],
      }),
    );
    expect(told(report)).toEqual(["turn HA on in cluster prod"]);
    expect(report.fixes[0]?.edits).toEqual([
      { object: "clusters/prod", pointer: "/clusters/0/ha/enabled", before: false, after: true },
    ]);
  });

  it("is component protection, where nothing reacts to a lost path", () => {
    const paths = (fabric: string) => [{ datastore: "ds-1", domains: [fabric] }];
    const report = fixesOf(
      estate({
        domains: [
          { id: "fab-a", kind: "fabric" },
          { id: "fab-b", kind: "fabric" },
        ],
        clusters: cluster({
          ha: { enabled: true, componentProtection: { pdl: "warning", apd: "restart" } },
          drs: { enabled: true, automation: "fully-automated" },
        }),
        hosts: [host("esx-1", { storagePaths: paths("fab-a") }), host("esx-2", { storagePaths: paths("fab-b") })],
        requirements: [{ id: "any-fabric", tolerate: { fabric: 1 } }],
      }),
      "any-fabric",
    );
    expect(told(report)).toEqual([
      "let cluster prod restart VMs that lose a datastore (component protection: pdl and apd restart)",
    ]);
  });

  it("is no mount of a datastore that is one host's own", () => {
    const report = fixesOf(
      estate({
        hosts: [host("esx-1", { datastores: ["ds-1", "ds-2"] }), host("esx-2", { datastores: ["ds-2"] })],
        datastores: [
          { id: "ds-1", site: "ams", domains: [], shared: false },
          { id: "ds-2", site: "ams", domains: [], shared: true },
        ],
      }),
    );
    expect(told(report)[0]).toBe("move the disks of db-1 from ds-1 to ds-2");
    expect(told(report).join()).not.toContain("mount");
  });

  it("is a mount, where no other host has the datastore", () => {
    const report = fixesOf(
      estate({ hosts: [host("esx-1"), host("esx-2", { datastores: [] }), host("esx-3", { datastores: [] })] }),
    );
    expect(told(report)).toContain("mount ds-1 on esx-2");
    expect(report.fixes[0]?.changes).toBe(1);
    expect(report.fixes[0]?.edits).toEqual([
      { object: "hosts/esx-2", pointer: "/hosts/1/datastores", before: [], after: ["ds-1"] },
    ]);
  });

  it("is a network, carried by the uplinks that are listed", () => {
    const uplinks = (networks: readonly string[]) => [{ id: "vmnic0", networks }];
    const report = fixesOf(
      estate({
        networks: [{ id: "lan" }, { id: "other" }],
        hosts: [host("esx-1"), host("esx-2", { networks: ["other"], uplinks: uplinks(["other"]) })],
      }),
    );
    expect(told(report)).toContain("carry network lan on esx-2");
    expect(report.fixes[0]?.edits.map(({ pointer }) => pointer)).toEqual(["/hosts/1/networks", "/hosts/1/uplinks"]);
  });

  it("is an uplink to a switch that is left, where all hang on one", () => {
    const uplinks = [{ id: "vmnic0", switch: "leaf-a", networks: ["lan"] }];
    const report = fixesOf(
      estate({
        domains: [
          { id: "leaf-a", kind: "switch" },
          { id: "leaf-b", kind: "switch" },
        ],
        hosts: [host("esx-1", { uplinks }), host("esx-2", { uplinks })],
        requirements: [{ id: "any-switch", tolerate: { switch: 1 } }],
      }),
      "any-switch",
    );
    expect(told(report)).toEqual(["give esx-1 and esx-2 one more uplink, to leaf-b, that carries the same networks"]);
  });

  it("is another datastore, where an array takes the data", () => {
    const report = fixesOf(
      estate({
        domains: [
          { id: "san-1", kind: "storage-array" },
          { id: "nas-1", kind: "filer" },
        ],
        hosts: [host("esx-1", { datastores: ["ds-1", "ds-2"] }), host("esx-2", { datastores: ["ds-1", "ds-2"] })],
        datastores: [
          { id: "ds-1", domains: ["san-1"] },
          { id: "ds-2", domains: ["nas-1"] },
        ],
        requirements: [{ id: "any-array", tolerate: { "storage-array": 1 } }],
      }),
      "any-array",
    );
    expect(told(report)).toEqual(["move the disks of db-1 from ds-1 to ds-2"]);
  });

  it("is a wider or a softer rule, where a rule leaves one host", () => {
    const report = fixesOf(
      estate({
        rules: [{ id: "lic", kind: "vm-host", vms: ["db-1"], hosts: ["esx-1"], polarity: "with", mandatory: true }],
      }),
    );
    expect(told(report).slice(0, 2)).toEqual([
      "let rule lic allow esx-2 too",
      "let the platform break rule lic at a restart (mandatory: false)",
    ]);
    expect(told(report)).not.toContain("turn rule lic off");
  });

  it("is a host out of maintenance, or one more", () => {
    const report = fixesOf(
      estate({
        hosts: [host("esx-1"), host("esx-2", { memoryMib: 60 }), host("esx-3", { state: "maintenance" })],
        vms: [vm("a"), vm("b")],
      }),
    );
    expect(told(report)).toEqual([
      "take esx-3 out of maintenance",
      "add one host like esx-1 to prod, with 60 MiB of memory or more",
      "add 60 MiB of memory to each of esx-1 and esx-2",
    ]);
  });

  it("is a second path, where all lead through one fabric", () => {
    const storagePaths = [{ datastore: "ds-1", domains: ["fab-a"] }];
    const report = fixesOf(
      estate({
        domains: [
          { id: "fab-a", kind: "fabric" },
          { id: "fab-b", kind: "fabric" },
        ],
        hosts: [host("esx-1", { storagePaths }), host("esx-2", { storagePaths })],
        requirements: [{ id: "any-fabric", tolerate: { fabric: 1 } }],
      }),
      "any-fabric",
    );
    expect(told(report)).toEqual(["give esx-1 and esx-2 a second path to their datastores, through fab-b"]);
  });

  it("is a rule that keeps replicas apart, where one host may hold too many", () => {
    const report = fixesOf(
      estate({
        hosts: ["esx-1", "esx-2", "esx-3"].map((id) => host(id)),
        vms: ["etcd-1", "etcd-2", "etcd-3"].map((id) => vm(id, { memoryMib: 10 })),
        services: [{ id: "etcd", vms: ["etcd-1", "etcd-2", "etcd-3"], quorum: 2 }],
        requirements: [{ id: "any-host", tolerate: { host: 1 }, continuity: true }],
      }),
    );
    expect(told(report)).toEqual(["keep the 3 replicas of etcd on different hosts, as a rule that is never broken"]);
  });

  it("is a third rack too, where three replicas are kept apart in two", () => {
    const report = fixesOf(
      estate({
        domains: [
          { id: "rack-1", kind: "rack" },
          { id: "rack-2", kind: "rack" },
        ],
        hosts: ["rack-1", "rack-2"].flatMap((rack) =>
          ["a", "b"].map((id) => host(`${rack}-${id}`, { domains: [rack] })),
        ),
        vms: ["etcd-1", "etcd-2", "etcd-3"].map((id) => vm(id, { memoryMib: 10 })),
        services: [{ id: "etcd", vms: ["etcd-1", "etcd-2", "etcd-3"], quorum: 2 }],
        requirements: [{ id: "any-rack", tolerate: { rack: 1 }, continuity: true }],
      }),
      "any-rack",
    );
    expect(report.fixes.map(({ steps, changes }) => [changes, steps[0]?.sentence])).toEqual([
      [
        3,
        "keep the 3 replicas of etcd on different racks, as a rule that is never broken, and add 1 more rack with one host each like rack-1-a",
      ],
    ]);
  });

  it("is DRS, where there is room and running VMs stay in its way", () => {
    const report = fixesOf(
      estate({
        clusters: cluster({ ha: { enabled: true }, drs: { enabled: false } }),
        hosts: [host("esx-1"), host("esx-2"), host("esx-3")],
        vms: [
          vm("a", { memoryMib: 60, host: "esx-1" }),
          vm("b", { memoryMib: 50, host: "esx-2" }),
          vm("c", { memoryMib: 50, host: "esx-3" }),
        ],
      }),
    );
    expect(told(report)).toContain("let DRS move running VMs of cluster prod to make room (fully automated)");
  });
});

describe("room that is missing", () => {
  const crowded = estate({
    hosts: [host("esx-1"), host("esx-2"), host("esx-3")],
    vms: ["a", "b", "c"].map((id) => vm(id)),
  });

  it("is as small as it can be, and proven too small with one MiB less", () => {
    expect(fixesOf(crowded).fixes.map(({ steps, changes }) => [changes, steps[0]?.sentence, steps[0]?.amount])).toEqual(
      [
        [
          1,
          "add one host like esx-1 to prod, with 60 MiB of memory or more",
          { value: 60, unit: "MiB", smallest: true },
        ],
        [3, "add 20 MiB of memory to each of the 3 hosts of prod", { value: 20, unit: "MiB", smallest: true }],
      ],
    );
  });

  it("adds hosts that are copies, with ids of their own and no provenance", () => {
    const marked = crowded.hosts?.map((entry) => ({ ...entry, source: { managed: true, file: "main.ts", line: 3 } }));
    const [fix] = fixesOf({ ...crowded, hosts: marked }).fixes;
    expect(fix?.edits).toEqual([
      { object: "hosts/esx-1-like-1", pointer: "/hosts/3", after: { ...host("esx-1-like-1"), memoryMib: 60 } },
    ]);
  });

  it("is cores where vCPUs are short", () => {
    const report = fixesOf(
      estate({
        hosts: [host("esx-1", { cores: 4 }), host("esx-2", { cores: 4 })],
        vms: Array.from({ length: 5 }, (_, i) => vm(`v-${i}`, { vcpus: 4, memoryMib: 1 })),
      }),
    );
    expect(told(report)).toContain("add 1 core to each of esx-1 and esx-2");
  });
});

describe("two causes", () => {
  const broken = estate({
    clusters: cluster({ ha: { enabled: false }, drs: { enabled: true, automation: "fully-automated" } }),
    hosts: [host("esx-1"), host("esx-2", { datastores: [] })],
    vms: [vm("db-1", { movable: false, host: "esx-1" })],
  });

  it("need a fix of two changes, and no change that is not needed", () => {
    expect(told(fixesOf(broken))).toEqual(["turn HA on in cluster prod + mount ds-1 on esx-2"]);
  });
});

describe("a fix", () => {
  it("names every requirement that it cures, and breaks none", () => {
    const report = fixesOf(
      estate({
        domains: [
          { id: "rack-1", kind: "rack" },
          { id: "rack-2", kind: "rack" },
        ],
        clusters: cluster({ ha: { enabled: false }, drs: { enabled: true, automation: "fully-automated" } }),
        hosts: [host("esx-1", { domains: ["rack-1"] }), host("esx-2", { domains: ["rack-2"] })],
        requirements: [
          { id: "any-host", tolerate: { host: 1 } },
          { id: "any-rack", tolerate: { rack: 1 } },
        ],
      }),
    );
    expect(report.fixes[0]?.cures).toEqual(["any-host", "any-rack"]);
  });

  it("names where what it changes is declared", () => {
    const source = { managed: true, file: "main.ts", line: 7 };
    const off = cluster({ ha: { enabled: false }, drs: { enabled: true, automation: "fully-automated" }, source });
    expect(fixesOf(estate({ clusters: off })).fixes[0]?.edits).toMatchObject([{ object: "clusters/prod", source }]);
  });

  it("that promises less is told as such, after those that mend", () => {
    const report = fixesOf(
      estate({
        domains: [
          { id: "rack-1", kind: "rack" },
          { id: "rack-2", kind: "rack" },
        ],
        hosts: [
          host("esx-1", { domains: ["rack-1"] }),
          host("esx-2", { domains: ["rack-2"] }),
          host("esx-3", { domains: ["rack-1"] }),
        ],
        requirements: [{ id: "any-host", tolerate: { host: 1, rack: 1 } }],
      }),
    );
    expect(report.fixes.map(({ weakens }) => weakens)).toEqual([...report.fixes.map(({ weakens }) => weakens)].sort());
    expect(told(report)).toContain("promise less: let any-host tolerate host=1");
  });

  it("is not invented: nothing mends the loss of every datastore", () => {
    const report = fixesOf(estate({ requirements: [{ id: "any-host", tolerate: { datastore: 2 } }] }));
    expect(report).toMatchObject({ search: "complete", fixes: [] });
  });
});

describe("the search", () => {
  const crowded = estate({ vms: ["a", "b"].map((id) => vm(id)) });
  const verdictOf = (broken: Estate) => prove(new EstateIndex(broken)).requirements[0];

  it.each([
    ["bounded", { proofs: 3 }],
    ["stopped", { proofs: 10, shouldStop: () => true }],
    ["complete", { proofs: 400 }],
  ])("says that it was %s", (search, options) => {
    const verdict = verdictOf(crowded);
    if (verdict === undefined) throw new Error("no requirement");
    const report = findFixes(new EstateIndex(crowded), verdict, options);
    expect(report.search).toBe(search);
    expect(report.proofs).toBeLessThanOrEqual(options.proofs);
  });

  it("gives the same fixes for the same estate", () => {
    expect(JSON.stringify(fixesOf(crowded))).toBe(JSON.stringify(fixesOf(structuredClone(crowded))));
  });
});
