import { isPlannedExactly, stopOf } from "./bin-packing";

/** VMs on hosts of 100 MiB each: `[[60, 20], []]` are two VMs on the first and none on the second. */
function pool(sizes: readonly (readonly number[])[]) {
  return {
    free: sizes.map((there) => 100 - there.reduce((sum, size) => sum + size, 0)),
    vms: sizes.flatMap((there, host) => there.map((sizeMib) => ({ sizeMib, host }))),
  };
}

describe("XAPI's plan", () => {
  it("exists where the VMs of any host fit on the others, to the last MiB", () => {
    expect(stopOf(pool([[50], [50], [100]]), 1)).toEqual({ failed: [2], vm: 2 });
    expect(stopOf(pool([[50], [50], [50, 50]]), 1)).toBeUndefined();
    expect(stopOf(pool([[50], [50], [50, 51]]), 1)).toEqual({ failed: [2], vm: 3 });
  });

  it("takes the largest VM first, each to where most is free, and so refuses what a better packing would hold", () => {
    // 40 and 30 free for 30, 20, 20: 30 -> 40, 20 -> 30, and 10 is left in each. As 20 + 20 and 30 they would fit.
    expect(stopOf(pool([[20, 30, 20], [60], [70]]), 1)).toEqual({ failed: [0], vm: 2 });
  });

  it("lets hosts fail one after the other, so that a VM that was restarted may fail again", () => {
    expect(stopOf(pool([[40], [40], [40]]), 1)).toBeUndefined();
    expect(stopOf(pool([[40], [40], [40]]), 2)).toEqual({ failed: [0, 1], vm: 1 });
    expect(stopOf(pool([[30], [30], [30]]), 2)).toBeUndefined();
  });

  it("never exists for as many failures as there are hosts, unless nothing runs", () => {
    expect(stopOf(pool([[1], [1]]), 2)).toEqual({ failed: [0, 1], vm: 0 });
    expect(stopOf(pool([[], []]), 2)).toBeUndefined();
    expect(stopOf(pool([[], []]), 3)).toEqual({ failed: [0, 1] });
  });

  it("is exhaustive below 3,500 orders of failures and up to 32 hosts", () => {
    expect(isPlannedExactly(32, 2)).toBe(true); // 992
    expect(isPlannedExactly(33, 1)).toBe(false);
    expect(isPlannedExactly(16, 3)).toBe(true); // 3,360
    expect(isPlannedExactly(17, 3)).toBe(false); // 4,080
    expect(isPlannedExactly(7, 7)).toBe(false); // 5,040
  });
});
