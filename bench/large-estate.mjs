/** A valid estate of that size in four racks: shared datastores, a rule for each pair of database VMs, services of three, two requirements. */
export function largeEstate({ hosts, vms }) {
  const datastores = list(24, (i) => ({
    id: `ds-${i}`,
    type: "vmfs",
    site: "ams",
    capacityGib: 65536,
    domains: [`san-${i % 2}`],
  }));
  const networks = list(8, (i) => ({ id: `vm-${i}`, vlan: 100 + i }));
  return {
    format: "failproof.estate/1",
    name: "large",
    sites: [{ id: "ams" }],
    domains: [
      ...list(4, (i) => ({ id: `rack-${i}`, kind: "rack", site: "ams" })),
      ...list(2, (i) => ({ id: `san-${i}`, kind: "storage-array", site: "ams" })),
      ...list(8, (i) => ({ id: `leaf-${i}`, kind: "switch", domains: [`rack-${i % 4}`] })),
    ],
    clusters: [
      {
        id: "prod",
        platform: "vsphere",
        inventory: { vms: "complete", hosts: "complete" },
        ha: {
          enabled: true,
          componentProtection: { pdl: "restart", apd: "restart" },
          heartbeatDatastores: ["ds-0", "ds-1"],
        },
        drs: { enabled: true, automation: "fully-automated" },
      },
    ],
    hosts: list(hosts, (i) => ({
      id: `esx-${i}`,
      cluster: "prod",
      site: "ams",
      domains: [`rack-${i % 4}`],
      cores: 128,
      threads: 256,
      cpuMhz: 371_200,
      memoryMib: 4_194_304,
      datastores: datastores.map(({ id }) => id),
      networks: networks.map(({ id }) => id),
      uplinks: list(2, (n) => ({
        id: `vmnic${n}`,
        switch: `leaf-${(i % 4) + 4 * n}`,
        networks: networks.map(({ id }) => id),
      })),
      source: source(`large/ams/prod/esx-${i}`, "vsphere_host", i),
    })),
    datastores,
    networks,
    vms: list(vms, (i) => ({
      id: `vm-${i}`,
      cluster: "prod",
      vcpus: 2 + 2 * (i % 4),
      memoryMib: 4096 * (1 + (i % 8)),
      reservation: { cpuMhz: 0, memoryMib: i % 10 === 0 ? 4096 : 0 },
      tier: ["gold", "silver", "bronze"][i % 3],
      disks: [
        { datastore: `ds-${i % 24}`, sizeGib: 60 },
        { datastore: `ds-${(i + 1) % 24}`, sizeGib: 200 },
      ],
      networks: [`vm-${i % 8}`],
      power: "on",
      restart: ["high", "medium", "low"][i % 3],
      host: `esx-${i % hosts}`,
      source: source(`large/ams/prod/vm-${i}`, "vsphere_virtual_machine", i),
    })),
    rules: list(100, (i) => ({
      id: `apart-${i}`,
      kind: "anti-affinity",
      vms: [`vm-${2 * i}`, `vm-${2 * i + 1}`],
      mandatory: true,
    })),
    services: list(100, (i) => ({ id: `service-${i}`, vms: list(3, (n) => `vm-${1000 + 3 * i + n}`), quorum: 2 })),
    requirements: [
      { id: "any-host", tolerate: { host: 1 } },
      { id: "gold-rack", tiers: ["gold"], tolerate: { rack: 1 } },
    ],
  };
}

function source(path, type, line) {
  return { path, address: `${type}.${path.split("/").at(-1)}`, file: "main.ts", line: 10 + line, managed: true };
}

function list(length, entry) {
  return Array.from({ length }, (_, i) => entry(i));
}
