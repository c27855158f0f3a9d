import type { Cluster, Datastore, Estate, Host, Requirement, Vm } from "../../../lib/estate";

/** One sentence of the contract as an executable example: an estate, and what becomes of each scenario of its first requirement. */
export interface Case {
  readonly name: string;
  /** The words of the contract that it pins. */
  readonly sentence: string;
  readonly estate: Estate;
  readonly expected: Expected;
}

/** Scenarios by the ids of what fails, joined by `+` in the order of the tolerance; `""` is the empty one. Together they are all. */
export interface Expected {
  readonly survived?: readonly string[];
  readonly failed?: readonly string[];
  readonly undecided?: readonly string[];
}

/** 10 cores, 1000 MHz and 10 MiB for VMs, on datastore `d` and network `n` of cluster `c`. `undefined` leaves a fact out. */
export function host(id: string, facts: Partial<Host> = {}): Host {
  return {
    id,
    cluster: "c",
    domains: [],
    cores: 10,
    cpuMhz: 1000,
    memoryMib: 10,
    controlDomain: { memoryMib: 0, cpuMhz: 0 },
    datastores: ["d"],
    networks: ["n"],
    ...facts,
  };
}

/** 1 vCPU and so many MiB, on datastore `d` and network `n` of cluster `c`. */
export function vm(id: string, memoryMib: number, facts: Partial<Vm> = {}): Vm {
  return {
    id,
    cluster: "c",
    vcpus: 1,
    memoryMib,
    overheadMib: 0,
    disks: [{ datastore: "d" }],
    networks: ["n"],
    ...facts,
  };
}

export function datastore(id: string, facts: Partial<Datastore> = {}): Datastore {
  return { id, domains: [], ...facts };
}

/** vSphere with HA, component protection and fully automated DRS. */
export function cluster(id: string, facts: Partial<Cluster> = {}): Cluster {
  return {
    id,
    platform: "vsphere",
    ha: { enabled: true, componentProtection: { pdl: "restart", apd: "restart" } },
    drs: { enabled: true, automation: "fully-automated" },
    ...facts,
  };
}

/** Running VMs stay: no DRS. */
export const PINNED: Cluster = cluster("c", { drs: { enabled: false } });

/** Nothing reacts to a lost datastore. */
export const UNPROTECTED: Cluster = cluster("c", {
  ha: { enabled: true, componentProtection: { pdl: "warning", apd: "restart" } },
});

/**
 * An estate with cluster `c`, datastore `d`, network `n` and, unless told otherwise, the requirement to survive one host. A host of another
 * cluster stands in every domain and at every site, for a kind in which nothing stands is an input error.
 */
export function estate(facts: Partial<Estate>, requirement: Partial<Requirement> = {}): Estate {
  const { clusters = [cluster("c")], hosts = [], domains = [], sites = [], ...others } = facts;
  const bystanders = [undefined, ...sites].map((site, i) =>
    host(`bystander-${i}`, { cluster: "bystanders", site: site?.id, domains: domains.map(({ id }) => id) }),
  );
  return JSON.parse(
    JSON.stringify({
      format: "failproof.estate/1",
      name: "case",
      sites,
      domains,
      clusters: [...clusters, cluster("bystanders")],
      hosts: [...hosts, ...bystanders],
      datastores: [datastore("d")],
      networks: [{ id: "n" }],
      requirements: [{ id: "r", tolerate: { host: 1 }, ...requirement }],
      ...others,
    }),
  );
}
