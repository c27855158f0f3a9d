import fc from "fast-check";
import type { Estate, FailoverPlan, Host, Requirement, Rule, Vm } from "../../../lib/estate";

const upTo = (most: number, least = 0) => fc.integer({ min: least, max: most });
const rarely = fc.integer({ min: 0, max: 9 }).map((n) => n === 0);
const often = fc.integer({ min: 0, max: 9 }).map((n) => n > 1);

const SITES = ["ams", "fra"] as const;

const host = fc.record({ memoryMib: upTo(9, 4), mounts: often, carries: often });

const side = fc.record({
  hosts: fc.array(host, { minLength: 1, maxLength: 3 }),
  haEnabled: often,
  repack: fc.boolean(),
});

const vm = fc.record({
  side: fc.constantFrom(0, 0, 1),
  memoryMib: upTo(4, 1),
  tier: fc.constantFrom("gold", "gold", "silver", "dev"),
  store: upTo(1),
  host: upTo(2),
  restart: fc.constantFrom("medium", "medium", "high", "low", "disabled"),
  isCopied: often,
  power: rarely.map((isOff) => (isOff ? "off" : "on") as Vm["power"]),
});

const plan = fc.record({
  tiers: fc.constantFrom<readonly string[] | undefined>(undefined, undefined, ["gold"], ["gold", "silver"]),
  shed: fc.constantFrom<readonly string[] | undefined>(undefined, ["dev"], ["dev", "silver"]),
  mapsNetwork: often,
});

const requirement = fc.record({
  tiers: fc.constantFrom<readonly string[] | undefined>(undefined, ["gold"], ["gold"], ["gold", "silver"]),
  tolerate: fc.constantFrom<Requirement["tolerate"]>(
    { site: 1 },
    { site: 1, host: 1 },
    { "storage-array": 1 },
    { datastore: 1 },
    { host: 1, datastore: 1 },
  ),
});

export const blueprint = fc.record({
  sides: fc.tuple(side, side),
  /** Of the datastores of each site, the array it is on: its own or one that both share. */
  sharedArray: rarely,
  vms: fc.array(vm, { minLength: 1, maxLength: 6 }),
  plan,
  isBothWays: fc.boolean(),
  apart: fc.constantFrom<readonly number[] | undefined>(undefined, undefined, [0, 1], [0, 1, 2]),
  requirement,
});

export type Blueprint = typeof blueprint extends fc.Arbitrary<infer T> ? T : never;

/** Two sites of one cluster each, all that matters known. */
export function build(of: Blueprint): Estate {
  const hosts = of.sides.flatMap((entry, s) => entry.hosts.map((one, h) => buildHost(one, s, h)));
  const vms = of.vms.map((entry, v): Vm => {
    const site = SITES[entry.side];
    const own = hosts.filter(({ cluster }) => cluster === `c-${site}`);
    return {
      id: `v${v}`,
      cluster: `c-${site}`,
      vcpus: 1,
      memoryMib: entry.memoryMib,
      overheadMib: 0,
      tier: entry.tier,
      disks: [{ datastore: `${site}-ds${entry.store}` }],
      networks: [`${site}-net`],
      power: entry.power,
      restart: entry.restart,
      host: own[entry.host % own.length]?.id,
    };
  });
  const rules: Rule[] =
    of.apart === undefined
      ? []
      : [{ id: "apart", kind: "anti-affinity", over: "host", mandatory: true, vms: present(vms, of.apart) }];
  return {
    format: "failproof.estate/1",
    name: "two-sites",
    sites: SITES.map((id) => ({ id })),
    domains: ["ams-array", "fra-array", "shared-array"].map((id) => ({
      id,
      kind: "storage-array",
      site: id === "shared-array" ? null : id.slice(0, 3),
    })),
    networks: SITES.flatMap((site) => ["net", "stead"].map((kind) => ({ id: `${site}-${kind}` }))),
    clusters: of.sides.map(({ haEnabled, repack }, s) => ({
      id: `c-${SITES[s]}`,
      platform: "vsphere",
      ha: { enabled: haEnabled, componentProtection: { pdl: "restart", apd: "restart" } },
      drs: { enabled: repack, automation: "fully-automated" },
    })),
    datastores: SITES.flatMap((site) =>
      ["ds0", "ds1", "copies"].map((store) => ({
        id: `${site}-${store}`,
        site,
        domains: [of.sharedArray && store !== "ds1" ? "shared-array" : `${site}-array`],
      })),
    ),
    hosts,
    vms,
    rules,
    replications: SITES.flatMap((site, s) => buildReplication(of, s, SITES[1 - s] ?? site)),
    failoverPlans: (of.isBothWays ? [0, 1] : [0]).map((s) => buildPlan(of, s)),
    requirements: [{ id: "r", ...clean(of.requirement) }],
  };
}

function buildHost({ memoryMib, mounts, carries }: Blueprint["sides"][0]["hosts"][number], s: number, h: number): Host {
  const [site, other] = [SITES[s] ?? "ams", SITES[1 - s] ?? "fra"];
  return {
    id: `${site}-${h}`,
    cluster: `c-${site}`,
    site,
    domains: [],
    cores: 8,
    cpuMhz: 8000,
    memoryMib,
    controlDomain: { memoryMib: 0, cpuMhz: 0 },
    datastores: [`${site}-ds0`, `${site}-ds1`, ...(mounts ? [`${site}-copies`] : [])],
    networks: [`${site}-net`, ...(carries ? [`${other}-stead`] : [])],
  };
}

function buildReplication(of: Blueprint, s: number, other: string): NonNullable<Estate["replications"]> {
  const site = SITES[s] ?? "ams";
  const vms = of.vms.flatMap((entry, v) => (entry.side === s && entry.isCopied ? [`v${v}`] : []));
  const datastores = ["ds0", "ds1"].map((store) => ({ from: `${site}-${store}`, to: `${other}-copies` }));
  return [{ id: `${site}-copy`, vms, method: "array", to: { site: other, cluster: `c-${other}` }, datastores }];
}

function buildPlan({ plan: { tiers, shed, mapsNetwork } }: Blueprint, s: number): FailoverPlan {
  const [from, to] = [SITES[s] ?? "ams", SITES[1 - s] ?? "fra"];
  const networks = [{ from: `${from}-net`, to: `${from}-stead` }];
  return { id: `${from}-lost`, from, to, ...clean({ tiers, shed, networks: mapsNetwork ? networks : undefined }) };
}

function present(vms: readonly Vm[], positions: readonly number[]): readonly string[] {
  return [...new Set(positions.flatMap((v) => vms[v]?.id ?? []))];
}

function clean<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
