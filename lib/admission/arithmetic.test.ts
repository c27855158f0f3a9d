import { freePercent, keptForFailures, percentage } from "./percentage";
import { noticeAbove } from "./performance";
import { failoverCapacity, slotSize, slotsOf } from "./slots";

// The example of VMware's Availability guide, for both policies: three hosts, five VMs (GHz and GB as MHz and MiB).
const hosts = [
  { cpuMhz: 9000, memoryMib: 9000 },
  { cpuMhz: 9000, memoryMib: 6000 },
  { cpuMhz: 6000, memoryMib: 6000 },
];
const vms = [
  { cpuMhz: 2000, memoryMib: 1000 },
  { cpuMhz: 2000, memoryMib: 1000 },
  { cpuMhz: 1000, memoryMib: 2000 },
  { cpuMhz: 1000, memoryMib: 1000 },
  { cpuMhz: 1000, memoryMib: 1000 },
];
const cpu = { hosts: hosts.map(({ cpuMhz }) => cpuMhz), reserved: 7000 };
const memory = { hosts: hosts.map(({ memoryMib }) => memoryMib), reserved: 6000 };

describe("cluster resource percentage, by VMware's example", () => {
  it("has a current failover capacity of 70 % of CPU and 71 % of memory", () => {
    expect([freePercent(cpu), freePercent(memory)]).toEqual([70, 71]);
  });

  it("accepts with 25 % configured", () => {
    const kept = { least: 25, most: 25 };
    expect([percentage(cpu, kept), percentage(memory, kept)]).toEqual(["accepts", "accepts"]);
  });

  it("refuses one percent above what is free: 17 of 24 GHz are 70.8 %", () => {
    expect(percentage(cpu, { least: 70, most: 70 })).toBe("accepts");
    expect(percentage(cpu, { least: 71, most: 71 })).toBe("refuses");
  });
});

describe("the percentage computed from host failures", () => {
  it("is 20 % for two of ten equal hosts", () => {
    expect(keptForFailures(Array(10).fill(100), 2)).toEqual({ least: 20, most: 20 });
  });

  it("is left open by a fraction: one of three equal hosts is 33 or 34 %", () => {
    expect(keptForFailures([5, 5, 5], 1)).toEqual({ least: 33, most: 34 });
  });

  it("is left open where hosts differ: one of three, or the largest of them", () => {
    expect(keptForFailures([60, 20, 20], 1)).toEqual({ least: 33, most: 60 });
    expect(percentage({ hosts: [60, 20, 20], reserved: 50 }, { least: 33, most: 60 })).toBe("unknown");
  });

  it("is everything where every host may fail", () => {
    expect(keptForFailures([5, 5], 2)).toEqual({ least: 100, most: 100 });
  });
});

describe("slot policy, by VMware's example", () => {
  const slot = slotSize(vms);
  const slots = hosts.map((host) => slotsOf(host, slot));

  it("has slots of 2 GHz and 2 GB: four on the first host, three on the others", () => {
    expect(slot).toEqual({ cpuMhz: 2000, memoryMib: 2000 });
    expect(slots).toEqual([4, 3, 3]);
  });

  it("can lose one host: six slots are left for five VMs, and three after two", () => {
    expect(failoverCapacity(slots, vms.length)).toBe(1);
    expect(failoverCapacity(slots, 3)).toBe(2);
    expect(failoverCapacity(slots, 7)).toBe(0);
  });

  it("counts one slot where memory is not reserved and has no overhead", () => {
    expect(slotsOf({ cpuMhz: 320, memoryMib: 1 }, { cpuMhz: 32, memoryMib: 0 })).toBe(10);
  });
});

describe("performance degradation that VMs tolerate", () => {
  it.each([
    [0, 800],
    [20, 1000],
    [100, undefined],
  ])("of %i %% gives a notice above a use of %s of 800 that are left", (tolerance, above) => {
    expect(noticeAbove(800, tolerance)).toBe(above);
  });
});
