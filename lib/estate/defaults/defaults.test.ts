import { EstateIndex } from "../lookup";
import type { Estate, Host, Vm } from "../types";
import {
  assumptions,
  capacityOf,
  isMovable,
  overheadOf,
  powerOf,
  quorumOf,
  reservationOf,
  restartOf,
  threadsOf,
} from ".";

const assumed = (estate: Partial<Estate>) =>
  assumptions(new EstateIndex({ format: "failproof.estate/1", name: "acme", ...estate })).map(
    ({ list, fact, value, objects }) => `${list}.${fact} = ${value}: ${objects.join(" ")}`,
  );

describe("effective values of a VM", () => {
  it("are the documented defaults where the estate is silent", () => {
    const vm: Vm = { id: "web" };
    expect([powerOf(vm), restartOf(vm), isMovable(vm), reservationOf(vm)]).toEqual([
      "on",
      "medium",
      true,
      { cpuMhz: 0, memoryMib: 0 },
    ]);
  });

  it("are what is declared, false and zero included", () => {
    const vm: Vm = { id: "web", movable: false, restart: "disabled", overheadMib: 0, reservation: { memoryMib: 5 } };
    expect([restartOf(vm), isMovable(vm), overheadOf(vm, "vsphere"), reservationOf(vm)]).toEqual([
      "disabled",
      false,
      0,
      { cpuMhz: 0, memoryMib: 5 },
    ]);
  });

  it("leave the overhead unknown where its size or its platform is", () => {
    expect(overheadOf({ id: "web", vcpus: 2, memoryMib: 4096 }, undefined)).toBeUndefined();
    expect(overheadOf({ id: "web", vcpus: 2 }, "vsphere")).toBeUndefined();
    expect(overheadOf({ id: "web", vcpus: 2, memoryMib: 4096 }, "vsphere")).toBe(59);
  });
});

describe("capacity of a host", () => {
  const host: Host = { id: "esx-1", cores: 8, cpuMhz: 16000, memoryMib: 65536 };

  it("is the physical size less the control domain", () => {
    const declared = { ...host, controlDomain: { memoryMib: 1024, cpuMhz: 500 }, resources: { gpu: 4 } };
    expect(capacityOf(declared, undefined)).toEqual({
      memoryMib: 64512,
      cpuMhz: 15500,
      cores: 8,
      threads: 8,
      resources: new Map([["gpu", 4]]),
    });
  });

  it("takes the platform's estimate for each part that is not declared", () => {
    expect(capacityOf({ ...host, controlDomain: { memoryMib: 1024 } }, "xen")).toMatchObject({
      memoryMib: 64512,
      cpuMhz: 14000,
    });
  });

  it("is unknown without a size or a platform", () => {
    expect(capacityOf(host, undefined)).toMatchObject({ memoryMib: undefined, cpuMhz: undefined, cores: 8 });
    expect(capacityOf({ id: "esx-1" }, "vsphere")).toMatchObject({ memoryMib: undefined, threads: undefined });
  });

  it("has as many threads as cores, unless declared", () => {
    expect([threadsOf(host), threadsOf({ ...host, threads: 16 })]).toEqual([8, 16]);
  });
});

it("a service needs all its replicas, unless a quorum is declared", () => {
  expect(quorumOf({ id: "etcd", vms: ["a", "b", "c"] })).toBe(3);
  expect(quorumOf({ id: "etcd", vms: ["a", "b", "c"], quorum: 2 })).toBe(2);
});

describe("assumptions", () => {
  it("name each default that was used, once, with its objects in the order of the document", () => {
    expect(
      assumed({
        clusters: [{ id: "prod", platform: "vsphere" }],
        hosts: [{ id: "esx-1", cluster: "prod", cores: 8, cpuMhz: 16000, memoryMib: 65536 }],
        vms: [
          { id: "b", cluster: "prod", vcpus: 1, memoryMib: 1024 },
          { id: "a", cluster: "prod", vcpus: 1, memoryMib: 1024, restart: "high" },
        ],
        rules: [{ id: "apart", kind: "anti-affinity", vms: ["a", "b"] }],
        services: [{ id: "etcd", vms: ["a", "b"] }],
      }),
    ).toEqual([
      "clusters.inventory.vms = complete: prod",
      "clusters.inventory.hosts = complete: prod",
      "hosts.state = connected: esx-1",
      "hosts.threads = as many as cores: esx-1",
      "hosts.controlDomain.memoryMib = estimated by the vsphere profile: esx-1",
      "hosts.controlDomain.cpuMhz = estimated by the vsphere profile: esx-1",
      "vms.power = on: b a",
      "vms.restart = medium: b",
      "vms.movable = true: b a",
      "vms.reservation.cpuMhz = 0: b a",
      "vms.reservation.memoryMib = 0: b a",
      "vms.overheadMib = estimated by the vsphere profile: b a",
      "rules.enabled = true: apart",
      "rules.over = host: apart",
      "services.quorum = all its VMs: etcd",
    ]);
  });

  it("are none of a VM that is off", () => {
    expect(assumed({ vms: [{ id: "a", power: "off" }] })).toEqual([]);
  });

  it("name tier, resources and redundancy only where something depends on them", () => {
    expect(assumed({ hosts: [{ id: "h", state: "connected" }], vms: [{ id: "a", power: "off" }] })).toEqual([]);
    expect(
      assumed({
        domains: [{ id: "rack-1", kind: "rack" }],
        hosts: [{ id: "h", state: "connected", resources: { gpu: 1 } }],
        vms: [{ id: "a", restart: "low", movable: true, power: "on", reservation: { cpuMhz: 0, memoryMib: 0 } }],
        requirements: [{ id: "r", tiers: ["gold"], tolerate: { host: 1 } }],
      }),
    ).toEqual([
      "domains.redundant = none: rack-1",
      "hosts.redundant = none: h",
      "vms.tier = none: a",
      "vms.resources = none: a",
    ]);
  });

  it("never fill in what has no default", () => {
    const facts = assumed({ hosts: [{ id: "h" }], vms: [{ id: "a" }], datastores: [{ id: "d" }] }).join("\n");
    for (const unknown of [
      "vcpus",
      "memoryMib:",
      "cores",
      "site",
      "domains",
      "datastores.",
      "disks",
      "networks",
      "host:",
    ]) {
      expect(facts).not.toContain(unknown);
    }
  });
});
