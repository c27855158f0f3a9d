import { seeded } from "../prover/estate.mjs";

const SITES = ["ams", "fra", "lon", "zrh"];

/**
 * Four vSphere sites in a ring: each is copied to the next, and keeps room for it. Half of the VMs are gold, a quarter silver, the rest tests, which are stopped
 * where others come up. What recovers and what stays fill `fill` of a site that has lost its largest host.
 */
export function estate({ vms, fill, vmsPerHost = 50, seed = 1 }) {
  const random = seeded(seed);
  const perSite = Math.floor(vms / SITES.length);
  const hosts = Math.max(2, Math.ceil(perSite / vmsPerHost));
  const memoryMib = 1048576;
  const room = (hosts - 1) * memoryMib * fill;
  const next = (s) => SITES[(s + 1) % SITES.length];
  const sites = SITES.map((site, s) => {
    const tierOf = (i) => (i % 4 < 2 ? "gold" : i % 4 === 2 ? "silver" : "test");
    const weights = Array.from({ length: perSite }, () => Math.exp(2 * random()));
    const total = weights.reduce((sum, one) => sum + one, 0);
    // Its own gold and silver VMs, and those of the site before it.
    const share = room / (2 * 0.75);
    return {
      site,
      to: next(s),
      vms: weights.map((weight, i) => ({
        id: `${site}-v${String(i).padStart(5, "0")}`,
        cluster: `c-${site}`,
        vcpus: 1,
        memoryMib: Math.max(64, Math.floor((weight / total) * share)),
        overheadMib: 0,
        tier: tierOf(i),
        disks: [{ datastore: `${site}-ds${i % 4}`, sizeGib: 40 }],
        networks: [`${site}-net`],
        bootSeconds: 60 + (i % 5) * 30,
        changeRateMibPerHour: 100,
        restart: tierOf(i) === "gold" ? "high" : "medium",
      })),
    };
  });
  return {
    format: "failproof.estate/1",
    name: `failover-${vms}`,
    sites: SITES.map((id) => ({ id })),
    clusters: SITES.map((site) => ({
      id: `c-${site}`,
      platform: "vsphere",
      ha: { enabled: true, componentProtection: { pdl: "restart", apd: "restart" } },
      drs: { enabled: true, automation: "fully-automated" },
      concurrentStarts: 8,
    })),
    hosts: SITES.flatMap((site, s) => {
      const before = SITES[(s + SITES.length - 1) % SITES.length];
      return Array.from({ length: hosts }, (_, h) => ({
        id: `${site}-h${String(h).padStart(3, "0")}`,
        cluster: `c-${site}`,
        site,
        domains: [],
        cores: 64,
        cpuMhz: 185600,
        memoryMib,
        controlDomain: { memoryMib: 0, cpuMhz: 0 },
        datastores: [0, 1, 2, 3].flatMap((n) => [`${site}-ds${n}`, `${before}-copy${n}`]),
        networks: [`${site}-net`, `${before}-stead`],
      }));
    }),
    datastores: SITES.flatMap((site, s) =>
      [0, 1, 2, 3].flatMap((n) => [
        { id: `${site}-ds${n}`, site, domains: [] },
        { id: `${site}-copy${n}`, site: next(s), domains: [] },
      ]),
    ),
    networks: SITES.flatMap((site) => [{ id: `${site}-net` }, { id: `${site}-stead` }]),
    vms: sites.flatMap((one) => one.vms),
    links: SITES.map((site, s) => ({
      id: `${site}-${next(s)}`,
      between: [site, next(s)],
      bandwidthMbps: 10000,
      latencyMs: 5,
      domains: [],
    })),
    replications: sites.map(({ site, to, vms: own }) => ({
      id: `${site}-copies`,
      vms: own.filter(({ tier }) => tier !== "test").map(({ id }) => id),
      method: "array",
      to: { site: to, cluster: `c-${to}` },
      mode: "asynchronous",
      intervalSeconds: 300,
      link: `${site}-${to}`,
      datastores: [0, 1, 2, 3].map((n) => ({ from: `${site}-ds${n}`, to: `${site}-copy${n}` })),
    })),
    failoverPlans: sites.map(({ site, to }) => ({
      id: `${site}-lost`,
      from: site,
      to,
      cluster: `c-${to}`,
      tiers: ["gold", "silver"],
      shed: ["test"],
      networks: [{ from: `${site}-net`, to: `${site}-stead`, addresses: "change" }],
      order: [
        { id: "gold", tiers: ["gold"] },
        { id: "silver", tiers: ["silver"], delaySeconds: 60 },
      ],
      detectionSeconds: 60,
      decisionSeconds: 900,
      dnsTtlSeconds: 60,
    })),
    requirements: [{ id: "any-site-and-host", tiers: ["gold", "silver"], tolerate: { site: 1, host: 1 } }],
    objectives: [
      { id: "gold", tiers: ["gold"], rtoSeconds: 7200, rpoSeconds: 900 },
      { id: "silver", tiers: ["silver"], rtoSeconds: 14400, rpoSeconds: 900 },
    ],
  };
}
