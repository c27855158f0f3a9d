import fc from "fast-check";
import { ESTATE_FORMAT, type Estate } from "../../../lib/estate";

/** Estates of which every fact is told and where only memory is short, if anything. */
export const crowdedEstates: fc.Arbitrary<Estate> = fc
  .record({
    hosts: fc.array(fc.integer({ min: 8, max: 20 }), { minLength: 2, maxLength: 4 }),
    vms: fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 3, maxLength: 7 }),
  })
  .map(({ hosts, vms }) => ({
    format: ESTATE_FORMAT,
    name: "crowded",
    clusters: [
      {
        id: "c",
        platform: "vsphere",
        ha: { enabled: true, componentProtection: { pdl: "restart", apd: "restart" } },
        drs: { enabled: true, automation: "fully-automated" },
      },
    ],
    hosts: hosts.map((memoryMib, i) => ({
      id: `h${i}`,
      cluster: "c",
      domains: [],
      cores: 8,
      cpuMhz: 8000,
      memoryMib,
      controlDomain: { memoryMib: 0, cpuMhz: 0 },
      datastores: [],
      networks: [],
    })),
    vms: vms.map((memoryMib, i) => ({
      id: `v${i}`,
      cluster: "c",
      vcpus: 1,
      memoryMib,
      overheadMib: 0,
      disks: [],
      networks: [],
    })),
    requirements: [{ id: "any-host", tolerate: { host: 1 } }],
  }));
