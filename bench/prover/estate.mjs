/** Small seeded generator (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * One vSphere cluster whose VMs demand `fill` of what the hosts offer that are left after `failures` of the largest are lost, in memory.
 * @param {{ hosts: number, vms: number, failures: number, fill: number, kinds: "equal" | "five" | "all", placement: "repack" | "pinned", seed?: number }} shape
 */
export function estate({ hosts, vms, failures, fill, kinds, placement, seed = 1 }) {
  const random = seeded(seed);
  const base = 1048576;
  const factor = (i) => (kinds === "equal" ? 1 : kinds === "five" ? 1 - 0.1 * (i % 5) : 1 - (0.4 * i) / hosts);
  const memory = Array.from({ length: hosts }, (_, i) => Math.floor(base * factor(i)));
  const left = [...memory]
    .sort((a, b) => b - a)
    .slice(failures)
    .reduce((sum, size) => sum + size, 0);
  const weights = Array.from({ length: vms }, () => Math.exp(2 * random()));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const sizes = weights.map((weight) => Math.max(64, Math.floor((weight / total) * left * fill)));
  const homes = placement === "pinned" ? balance(sizes, memory) : sizes.map(() => undefined);
  return {
    format: "failproof.estate/1",
    name: `bench-${hosts}-${vms}`,
    clusters: [
      {
        id: "c",
        platform: "vsphere",
        ha: { enabled: true, componentProtection: { pdl: "restart", apd: "restart" } },
        drs: { enabled: placement === "repack", automation: "fully-automated" },
      },
    ],
    hosts: memory.map((memoryMib, i) => ({
      id: `h${String(i).padStart(4, "0")}`,
      cluster: "c",
      site: null,
      domains: [],
      cores: 64,
      cpuMhz: 185600,
      memoryMib,
      controlDomain: { memoryMib: 0, cpuMhz: 0 },
      datastores: ["ds-1", "ds-2"],
      networks: ["vm"],
    })),
    datastores: [
      { id: "ds-1", site: null, domains: [] },
      { id: "ds-2", site: null, domains: [] },
    ],
    networks: [{ id: "vm" }],
    vms: sizes.map((memoryMib, i) => ({
      id: `v${String(i).padStart(5, "0")}`,
      cluster: "c",
      vcpus: 1,
      memoryMib,
      overheadMib: 0,
      disks: [{ datastore: i % 2 === 0 ? "ds-1" : "ds-2", sizeGib: 40 }],
      networks: ["vm"],
      ...(homes[i] === undefined ? {} : { host: `h${String(homes[i]).padStart(4, "0")}` }),
    })),
    requirements: [{ id: "hosts", tolerate: { host: failures } }],
  };
}

/** So many clusters of one shape, with other sizes in each, and one requirement on all of them. */
export function sideBySide(shape, clusters) {
  const parts = Array.from({ length: clusters }, (_, i) => {
    const text = JSON.stringify(estate({ ...shape, seed: i + 1 }));
    const renamed = text.replaceAll('"c"', `"c${i}"`).replaceAll(/"(h\d{4}|v\d{5}|ds-\d)"/g, `"c${i}-$1"`);
    return JSON.parse(renamed);
  });
  const all = (list) => parts.flatMap((part) => part[list]);
  return {
    ...parts[0],
    clusters: all("clusters"),
    hosts: all("hosts"),
    datastores: all("datastores"),
    vms: all("vms"),
  };
}

/** Largest first onto the host with most room in proportion. */
function balance(sizes, memory) {
  const left = [...memory];
  const homes = [];
  const order = sizes.map((_, i) => i).sort((a, b) => sizes[b] - sizes[a]);
  for (const i of order) {
    let best = 0;
    for (let h = 1; h < left.length; h += 1) if (left[h] / memory[h] > left[best] / memory[best]) best = h;
    homes[i] = best;
    left[best] -= sizes[i];
  }
  return homes;
}
