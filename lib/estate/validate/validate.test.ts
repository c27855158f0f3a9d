import { readFileSync } from "node:fs";
import { validateEstate } from ".";

const FULL = readFileSync("test/fixtures/estate/full.estate.json", "utf8");

/** The errors of an estate, each as one line. */
const errorsOf = (estate: object): readonly string[] => {
  const result = validateEstate({ format: "failproof.estate/1", name: "acme", ...estate });
  if (result.ok) return [];
  return result.errors.map(
    ({ pointer, message, hint }) => `${pointer}: ${message}${hint === undefined ? "" : ` (${hint})`}`,
  );
};

const VM = { id: "vm", cluster: "prod", vcpus: 2, memoryMib: 4096 };
const CLUSTER = { id: "prod", platform: "vsphere" };
const HOST = { id: "esx-1", cluster: "prod" };

describe("an estate", () => {
  it("may have every field", () => {
    const result = validateEstate(JSON.parse(FULL));
    expect(result.ok ? [] : result.errors).toEqual([]);
  });

  it("may have nothing but a name", () => {
    expect(errorsOf({})).toEqual([]);
  });

  it("is returned as it was given", () => {
    const document = JSON.parse(FULL);
    const result = validateEstate(document);
    expect(result.ok && result.value).toBe(document);
  });

  it.each([null, 1, "text", [], undefined, Number.NaN])("is not %p", (document) => {
    const result = validateEstate(document);
    expect(result.ok ? [] : result.errors).toEqual([expect.objectContaining({ pointer: "" })]);
  });
});

describe("shapes", () => {
  it("say a size's unit and range", () => {
    expect(
      errorsOf({
        vms: [-1, 1.5, 1e308, Number.NaN, Infinity, "4096", null].map((memoryMib, i) => ({ id: `v${i}`, memoryMib })),
      }),
    ).toEqual(
      ["-1", "1.5", "1e+308", "NaN", "Infinity", '"4096"', "null"].map(
        (found, i) => `/vms/${i}/memoryMib: must be a whole number of MiB from 0 to 1,099,511,627,776, but is ${found}`,
      ),
    );
  });

  it("say what was probably meant by an unknown property", () => {
    expect(errorsOf({ vms: [{ id: "vm", memoryMb: 4096 }], host: [] })).toEqual([
      '/host: unknown property "host" (did you mean "hosts"?)',
      '/vms/0/memoryMb: unknown property "memoryMb" (did you mean "memoryMib"?)',
    ]);
  });

  it("say what is known where nothing is near", () => {
    expect(errorsOf({ sites: [{ id: "ams", altitude: 3 }] })).toEqual([
      '/sites/0/altitude: unknown property "altitude" (known are id, source, vendor; facts without a field of their own go into vendor)',
    ]);
  });

  it("say the words that are allowed", () => {
    expect(errorsOf({ vms: [{ id: "vm", power: "offf" }] })).toEqual([
      '/vms/0/power: must be one of "on", "off", "suspended", "template", but is "offf" (did you mean "off"?)',
    ]);
  });

  it("tell rules apart by their kind", () => {
    expect(
      errorsOf({
        vms: [VM],
        clusters: [CLUSTER],
        rules: [
          { id: "a", kind: "antiaffinity", vms: ["vm"] },
          { id: "b", vms: ["vm"] },
          { id: "c", kind: "vm-host", vms: ["vm"], hosts: [], polarity: "near" },
          { id: "d", kind: "affinity", vms: ["vm"], over: "host" },
        ],
      }),
    ).toEqual([
      '/rules/0/kind: must be one of "affinity", "anti-affinity", "vm-host", "dependency", but is "antiaffinity" (did you mean "anti-affinity"?)',
      '/rules/1: "kind" is missing',
      '/rules/2/polarity: must be one of "with", "apart", but is "near"',
      expect.stringMatching(/^\/rules\/3\/over: unknown property "over"/),
    ]);
  });

  it("let a site be an id or null, and say so once", () => {
    expect(errorsOf({ hosts: [{ id: "h", site: null }] })).toEqual([]);
    expect(errorsOf({ hosts: [{ id: "h", site: 5 }] })).toEqual([
      "/hosts/0/site: must be text that is not empty, or null, but is 5",
    ]);
  });

  it("keep ids short, and free of what a terminal would obey", () => {
    expect(errorsOf({ sites: [{ id: "" }, { id: "\u001b[31m" }, { id: "x".repeat(10_000_000) }] })).toEqual([
      "/sites/0/id: must not be empty",
      '/sites/1/id: must not contain control characters, but is "\\u001b[31m"',
      expect.stringMatching(
        /^\/sites\/2\/id: must have at most 1024 characters, but is "x{60}"... \(10000000 characters\)$/,
      ),
    ]);
  });

  it("report every error of ten thousand", () => {
    const errors = errorsOf({
      vms: Array.from({ length: 10_000 }, (_, i) => ({ id: `vm-${i}`, vcpu: 1, memoryMib: -1 })),
    });
    expect(errors).toHaveLength(20_000);
    expect(errors.join("\n").length).toBeLessThan(5_000_000);
  });

  it("check the right entries beside the wrong ones, under their own pointers", () => {
    expect(
      errorsOf({
        clusters: [CLUSTER],
        vms: [
          { id: "a", vcpus: 0 },
          { id: "b", cluster: "prodd" },
          { id: "a", cluster: "prod", disks: [{}] },
        ],
        rules: [{ id: "r", kind: "affinity", vms: ["a"] }],
        requirements: [{ id: "q", tiers: ["gold"], tolerate: { host: 1 } }],
      }),
    ).toEqual([
      "/vms/0/vcpus: must be a whole number from 1 to 1,000,000, but is 0",
      '/vms/1/cluster: clusters have no "prodd" (did you mean "prod"?)',
      "/vms/2/disks/0: has neither of datastore and datastoreCluster (a disk names one of the two)",
    ]);
  });
});

describe("ids", () => {
  it("are unique within their list", () => {
    expect(errorsOf({ sites: [{ id: "ams" }, { id: "ams" }], networks: [{ id: "ams" }] })).toEqual([
      '/sites/1/id: another entry of sites has the id "ams"',
    ]);
  });

  it("of uplinks are unique within their host", () => {
    expect(
      errorsOf({
        hosts: [
          { id: "a", uplinks: [{ id: "n" }, { id: "n" }] },
          { id: "b", uplinks: [{ id: "n" }] },
        ],
      }),
    ).toEqual(['/hosts/0/uplinks/1/id: another entry of uplinks has the id "n"']);
  });

  it("that stand in two clusters say so", () => {
    expect(
      errorsOf({ clusters: [CLUSTER, { ...CLUSTER, id: "dr" }], hosts: [HOST, { ...HOST, cluster: "dr" }] }),
    ).toEqual([
      '/hosts/1/id: another entry of hosts has the id "esx-1" (a host is in one cluster, this one is in "prod" and "dr")',
    ]);
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty", "0"])("may be %s, everywhere", (id) => {
    const text = JSON.stringify({
      format: "failproof.estate/1",
      name: id,
      sites: [{ id }],
      domains: [{ id, kind: "KIND", site: id }],
      clusters: [{ id, platform: "vsphere" }],
      hosts: [{ id, cluster: id, domains: [id], resources: { DIMENSION: 1 } }],
      datastores: [{ id }],
      vms: [{ id, cluster: id, tier: id, disks: [{ datastore: id }], host: id }],
      rules: [{ id, kind: "anti-affinity", over: "KIND", vms: [id] }],
      services: [{ id, vms: [id] }],
      requirements: [{ id, tiers: [id], tolerate: { KIND: 1, site: 1 } }],
    });
    const result = validateEstate(JSON.parse(text.replaceAll("KIND", id).replaceAll("DIMENSION", id)));
    expect(result.ok ? [] : result.errors).toEqual([]);
  });

  it("that are no property of objects are dangling, whatever they are named", () => {
    expect(errorsOf({ hosts: [{ id: "h", cluster: "constructor", domains: ["__proto__"] }] })).toHaveLength(2);
  });
});

describe("references", () => {
  it("lead to an entry of the right list", () => {
    expect(errorsOf({ sites: [{ id: "ams" }], hosts: [{ id: "h", site: "amsterdam", domains: ["ams"] }] })).toEqual([
      '/hosts/0/site: sites have no "amsterdam"',
      '/hosts/0/domains/0: domains have no "ams"',
    ]);
  });

  it("stand once in a list", () => {
    expect(
      errorsOf({ vms: [VM], clusters: [CLUSTER], services: [{ id: "s", vms: ["vm", "vm", "vm"], quorum: 2 }] }),
    ).toEqual([
      '/services/0/vms/1: "vm" stands twice in this list (name it once)',
      '/services/0/vms/2: "vm" stands twice in this list (name it once)',
    ]);
  });

  it("to networks may repeat on a VM: it may have two cards on one", () => {
    expect(errorsOf({ networks: [{ id: "n" }], vms: [{ id: "vm", networks: ["n", "n"] }] })).toEqual([]);
  });

  it("of a rule to what it was made for may be to a rule or a service", () => {
    const rule = { id: "r", kind: "anti-affinity", vms: ["vm"] };
    const services = [{ id: "s", vms: ["vm"] }];
    const estate = { clusters: [CLUSTER], vms: [VM], services };
    expect(
      errorsOf({
        ...estate,
        rules: [rule, { ...rule, id: "t", derivedFrom: "r" }, { ...rule, id: "u", derivedFrom: "s" }],
      }),
    ).toEqual([]);
    expect(errorsOf({ ...estate, rules: [{ ...rule, derivedFrom: "nothing" }] })).toEqual([
      '/rules/0/derivedFrom: rules and services have no "nothing"',
    ]);
  });

  it("are suggested with bounded work", () => {
    const vms = Array.from({ length: 3_000 }, (_, i) => ({
      id: `virtual-machine-with-a-long-name-${i}`,
      host: `virtual-machine-with-a-lung-name-${i}`,
    }));
    const hosts = Array.from({ length: 3_000 }, (_, i) => ({ id: `virtual-machine-with-a-long-mane-${i}` }));
    expect(errorsOf({ vms, hosts })).toHaveLength(3_000);
  });
});

describe("domains", () => {
  it.each(["site", "host", "datastore"])("are not of the reserved kind %s", (kind) => {
    expect(errorsOf({ domains: [{ id: "d", kind }] })).toEqual([
      `/domains/0/kind: the kind "${kind}" is reserved (every entry of ${kind}s is a failure domain by itself: list it there)`,
    ]);
  });

  it("are not inside themselves, by domains or by redundancy", () => {
    expect(
      errorsOf({
        domains: [
          { id: "a", kind: "x", domains: ["b"] },
          { id: "b", kind: "x", redundant: [["c", "d"]] },
          { id: "c", kind: "x", domains: ["a"] },
          { id: "d", kind: "x", domains: ["d"] },
        ],
      }),
    ).toEqual([
      "/domains/0: is in itself: a -> b -> c -> a (take one of them out of the next)",
      "/domains/3: is in itself: d -> d (take one of them out of the next)",
    ]);
  });

  it("may be nested by the thousand", () => {
    const domains = Array.from({ length: 20_000 }, (_, i) => ({
      id: `d${i}`,
      kind: "x",
      domains: i === 0 ? [] : [`d${i - 1}`],
    }));
    expect(errorsOf({ domains })).toEqual([]);
    expect(
      errorsOf({ domains: domains.map((domain, i) => (i === 0 ? { ...domain, domains: ["d19999"] } : domain)) }),
    ).toEqual([expect.stringMatching(/is in itself: d0 -> d19999 -> .* \(19992 more\) -> d2 -> d1 -> d0/)]);
  });
});

describe("uplinks", () => {
  const networks = [{ id: "n1" }, { id: "n2" }];

  it("carry every network of their host between them", () => {
    const uplinks = [{ id: "nic0", networks: ["n1"] }];
    expect(errorsOf({ networks, hosts: [{ id: "h", networks: ["n1", "n2"], uplinks }] })).toEqual([
      expect.stringMatching(/^\/hosts\/0\/uplinks: no uplink carries "n2", which the host "h" has/),
    ]);
    const both = [...uplinks, { id: "nic1", networks: ["n2"] }];
    expect(errorsOf({ networks, hosts: [{ id: "h", networks: ["n1", "n2"], uplinks: both }] })).toEqual([]);
  });

  it("say nothing wrong where they are not listed, or where one's networks are unknown", () => {
    const hosts = [undefined, [], [{ id: "nic0" }]].map((uplinks, i) => ({ id: `h${i}`, networks: ["n1"], uplinks }));
    expect(errorsOf({ networks, hosts: JSON.parse(JSON.stringify(hosts)) })).toEqual([]);
  });

  it("are plugged into switches", () => {
    const domains = [{ id: "rack-1", kind: "rack" }];
    expect(errorsOf({ domains, hosts: [{ id: "h", uplinks: [{ id: "nic0", switch: "rack-1" }] }] })).toEqual([
      '/hosts/0/uplinks/0/switch: "rack-1" is of the kind "rack", not a switch',
    ]);
  });
});

describe("sizes", () => {
  it("hold the range of their dynamic memory", () => {
    const vm = { id: "vm", memoryMib: 8 };
    const wrong = (memoryRange: object) => errorsOf({ vms: [{ ...vm, memoryRange }] });
    expect(wrong({ minMib: 4, maxMib: 8 })).toEqual([]);
    expect(wrong({ minMib: 9 })).toEqual([
      "/vms/0/memoryRange/minMib: shrinks to 9 MiB of 8 MiB (it cannot be more than there is)",
    ]);
    expect(wrong({ minMib: 6, maxMib: 5 })).toEqual([
      "/vms/0/memoryRange/minMib: shrinks to 6 MiB of 5 MiB (it cannot be more than there is)",
    ]);
    expect(wrong({ maxMib: 9 })).toEqual([
      "/vms/0/memoryRange/maxMib: grows to 9 MiB of 8 MiB (it cannot be more than there is)",
    ]);
  });

  it("hold their control domain and their reservation", () => {
    expect(
      errorsOf({
        hosts: [{ id: "h", memoryMib: 10, cpuMhz: 10, controlDomain: { memoryMib: 11, cpuMhz: 12 } }],
        vms: [{ id: "vm", memoryMib: 10, reservation: { memoryMib: 11 } }],
      }),
    ).toEqual([
      "/hosts/0/controlDomain/memoryMib: the control domain takes 11 MiB of 10 MiB (it cannot be more than there is)",
      "/hosts/0/controlDomain/cpuMhz: the control domain takes 12 MHz of 10 MHz (it cannot be more than there is)",
      "/vms/0/reservation/memoryMib: reserves 11 MiB of 10 MiB (it cannot be more than there is)",
    ]);
  });

  it("are so small that sums are exact", () => {
    const vms = Array.from({ length: 10 }, (_, i) => ({ id: `v${i}`, resources: { gpu: 1_099_511_627_776 } }));
    expect(errorsOf({ vms })).toEqual([
      "/vms: the sum of resources.gpu is above 9,007,199,254,740: too large to be counted exactly",
    ]);
    expect(errorsOf({ vms: vms.slice(0, 8) })).toEqual([]);
  });
});

it("a disk names a datastore or a datastore cluster", () => {
  const stores = { datastores: [{ id: "d" }], datastoreClusters: [{ id: "c", datastores: ["d"] }] };
  expect(
    errorsOf({
      ...stores,
      vms: [{ id: "v", disks: [{ datastore: "d" }, { datastore: "d", datastoreCluster: "c" }, {}] }],
    }),
  ).toEqual([
    "/vms/0/disks/1: has both of datastore and datastoreCluster (a disk names one of the two)",
    "/vms/0/disks/2: has neither of datastore and datastoreCluster (a disk names one of the two)",
  ]);
});

it("a VM runs on a host of its own cluster", () => {
  expect(
    errorsOf({
      clusters: [CLUSTER, { ...CLUSTER, id: "dr" }],
      hosts: [HOST],
      vms: [{ ...VM, cluster: "dr", host: "esx-1" }],
    }),
  ).toEqual(['/vms/0/host: the host "esx-1" is in the cluster "prod", the VM in "dr"']);
});

describe("datastores", () => {
  const distributed = { cluster: "prod", over: "rack", failuresToTolerate: 1 };

  it("are distributed over hosts, sites or a kind of domain that there is", () => {
    const over = (kind: string) =>
      errorsOf({
        clusters: [CLUSTER],
        domains: [{ id: "r", kind: "rack" }],
        datastores: [{ id: "d", distributed: { ...distributed, over: kind } }],
      });
    expect([over("rack"), over("host"), over("site")]).toEqual([[], [], []]);
    expect(over("rak")).toEqual([
      '/datastores/0/distributed/over: no entry of domains is of the kind "rak" (did you mean "rack"?)',
    ]);
    expect(over("datastore")).toEqual([
      "/datastores/0/distributed/over: no host is in a datastore (name host, site or a kind of domain)",
    ]);
  });

  it("are not distributed and copied at once", () => {
    const datastore = { id: "d", distributed: { ...distributed, over: "host" }, copies: [{}] };
    expect(errorsOf({ clusters: [CLUSTER], datastores: [datastore] })).toEqual([
      "/datastores/0/copies: a datastore has copies or is distributed, not both",
    ]);
  });

  it("have at least one copy where they have copies", () => {
    expect(errorsOf({ datastores: [{ id: "d", copies: [] }] })).toEqual([
      "/datastores/0/copies: must have at least one entry",
    ]);
  });
});

describe("rules", () => {
  const clusters = [CLUSTER, { ...CLUSTER, id: "dr" }];
  const vms = [VM, { ...VM, id: "other", cluster: "dr" }];

  it("keep VMs together within one cluster only", () => {
    const rule = { id: "r", kind: "affinity", vms: ["vm", "other"] };
    expect(errorsOf({ clusters, vms, rules: [rule] })).toEqual([
      '/rules/0/vms: the VMs of the affinity rule "r" are in 2 clusters: "prod", "dr" (they cannot be on one host)',
    ]);
    expect(errorsOf({ clusters, vms, rules: [{ ...rule, enabled: false }] })).toEqual([]);
  });

  it("keep VMs apart over a kind of domain that there is", () => {
    expect(errorsOf({ clusters, vms, rules: [{ id: "r", kind: "anti-affinity", over: "rack", vms: ["vm"] }] })).toEqual(
      ['/rules/0/over: no entry of domains is of the kind "rack"'],
    );
  });

  it("do not let VMs wait for each other to start", () => {
    const wait = (id: string, vm: string, after: string) => ({ id, kind: "dependency", vms: [vm], after: [after] });
    expect(errorsOf({ clusters, vms, rules: [wait("a", "vm", "other"), wait("b", "other", "vm")] })).toEqual([
      expect.stringMatching(
        /^\/rules\/[01]: VMs wait for each other to start: (?:other -> vm -> other|vm -> other -> vm)$/,
      ),
    ]);
    expect(errorsOf({ clusters, vms, rules: [wait("a", "vm", "vm")] })).toEqual([
      "/rules/0: VMs wait for each other to start: vm -> vm",
    ]);
  });
});

it("a service needs no more replicas than it has", () => {
  expect(errorsOf({ clusters: [CLUSTER], vms: [VM], services: [{ id: "s", vms: ["vm"], quorum: 2 }] })).toEqual([
    "/services/0/quorum: needs 2 of 1 replicas",
  ]);
});

describe("requirements", () => {
  const estate = {
    sites: [{ id: "ams" }],
    domains: [
      { id: "rack-1", kind: "rack" },
      { id: "leaf-1", kind: "switch" },
      { id: "feed", kind: "power-feed" },
    ],
    clusters: [CLUSTER, { id: "empty", platform: "xen" }],
    hosts: [{ ...HOST, domains: ["rack-1"], uplinks: [{ id: "nic0", switch: "leaf-1" }] }],
    vms: [
      { ...VM, tier: "gold" },
      { id: "off", cluster: "prod", tier: "silver", power: "off" },
      { id: "lonely", cluster: "empty", restart: "disabled" },
    ],
    services: [{ id: "s", vms: ["vm"] }],
  };
  const errorsFor = (requirement: object) => errorsOf({ ...estate, requirements: [{ id: "q", ...requirement }] });

  it("tolerate what there is and what something stands in", () => {
    expect(errorsFor({ tolerate: { host: 2, rack: 1, switch: 1 } })).toEqual([]);
    expect(errorsFor({ tolerate: {} })).toEqual([
      '/requirements/0/tolerate: names no failure to survive (e.g. { "host": 1 })',
    ]);
    expect(errorsFor({ tolerate: { racks: 1, "power-feed": 1, site: 1, datastore: 1 } })).toEqual([
      '/requirements/0/tolerate/racks: no entry of domains is of the kind "racks" (did you mean "rack"?)',
      '/requirements/0/tolerate/power-feed: nothing stands in any "power-feed" (name them in the domains of hosts or datastores)',
      "/requirements/0/tolerate/site: nothing stands at any site",
      "/requirements/0/tolerate/datastore: no datastore is declared",
    ]);
  });

  it("tolerate the loss of hosts only where their clusters have any", () => {
    const vms = [{ id: "v", cluster: "empty" }];
    expect(errorsOf({ ...estate, vms, services: [], requirements: [{ id: "q", tolerate: { host: 1 } }] })).toEqual([
      "/requirements/0/tolerate/host: the clusters in scope have no hosts",
    ]);
  });

  it.each([
    [{ clusters: ["prod"] }],
    [{ tiers: ["gold"] }],
    [{ vms: ["vm"], services: ["s"] }],
    [{ clusters: ["prod", "empty"], tiers: ["gold", "silver"] }],
  ])("have VMs that must run in the scope %j", (scope) => {
    expect(errorsFor({ ...scope, tolerate: { host: 1 } })).toEqual([]);
  });

  it.each([
    [{ clusters: ["empty"] }],
    [{ tiers: ["silver"] }],
    [{ vms: ["off"] }],
    [{ vms: ["lonely"] }],
    [{ vms: [] }],
    [{ clusters: ["empty"], services: ["s"] }],
  ])("are wrong where no VM must run in the scope %j", (scope) => {
    expect(errorsFor({ ...scope, tolerate: { host: 1 } })).toEqual([
      expect.stringMatching(/^\/requirements\/0: no VM that must run is in the scope of "q"/),
    ]);
  });

  it("name tiers that some VM has", () => {
    expect(errorsFor({ tiers: ["gold", "golden"], tolerate: { host: 1 } })).toEqual([
      '/requirements/0/tiers/1: no VM is of the tier "golden" (did you mean "gold"?)',
    ]);
  });
});
