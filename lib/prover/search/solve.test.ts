import { estate, host, vm } from "../../../test/oracle/cases/case";
import { type Estate, EstateIndex, type Proof } from "../../estate";
import { prove } from "..";
import { seeded } from "./greedy";

/** The outcome before anything fails, and the proof it rests on. */
function decided(of: Estate): { readonly outcome: string; readonly proof: Proof["kind"] } {
  const [certificates] = prove(new EstateIndex(of)).certificates.requirements;
  const [claim] = certificates?.claims ?? [];
  const proof = certificates?.proofs[claim?.proof ?? ""];
  if (claim === undefined || proof === undefined) throw new Error("nothing was decided");
  return { outcome: claim.outcome, proof: proof.kind };
}

/** Every host cut into pieces at random: the VMs fill the hosts to the last MiB. */
function perfectPacking(hosts: number, pieces: number, seed: number): readonly number[] {
  const random = seeded(seed);
  return Array.from({ length: hosts }, () => {
    const cuts = Array.from({ length: pieces - 1 }, () => 1 + Math.floor(random() * 998)).sort((a, b) => a - b);
    return [...cuts, 1000].map((cut, i) => cut - (cuts[i - 1] ?? 0)).filter((size) => size > 0);
  }).flat();
}

function packed(hosts: number, sizes: readonly number[]): Estate {
  return estate(
    {
      hosts: Array.from({ length: hosts }, (_, i) => host(`h${i}`, { memoryMib: 1000, cores: 100 })),
      vms: sizes.map((size, i) => vm(`v${i}`, size)),
    },
    { tolerate: { host: 0 } },
  );
}

describe("hosts cut into VMs", () => {
  const cases = [1, 2, 3, 4, 5, 6].map((seed) => ({ seed, sizes: perfectPacking(4, 3, seed) }));

  it.each(cases)("hold them with nothing to spare (seed $seed)", ({ sizes }) => {
    expect(decided(packed(4, sizes)).outcome).toBe("survived");
  });

  it.each(cases)("do not hold them with one MiB more (seed $seed)", ({ sizes }) => {
    const [first = 0, ...others] = sizes;
    expect(decided(packed(4, [first + 1, ...others]))).toEqual({ outcome: "failed", proof: "sum" });
  });
});

describe("what shows that there is no placement", () => {
  it("is the sum over all hosts, where that is enough", () => {
    expect(decided(packed(2, [700, 700, 700]))).toEqual({ outcome: "failed", proof: "sum" });
  });

  it("is fragmentation, where there is room in sum but each VM takes more than half a host", () => {
    expect(decided(packed(3, [501, 501, 501, 501]))).toEqual({ outcome: "failed", proof: "weights" });
  });

  it("is fragmentation, where a host holds a half and a quarter, or three quarters, and not more", () => {
    expect(decided(packed(2, [501, 501, 251, 251, 251]))).toEqual({ outcome: "failed", proof: "weights" });
  });

  it("is that no host has room for one of them", () => {
    expect(decided(packed(3, [1001]))).toEqual({ outcome: "failed", proof: "nowhere" });
  });

  it("is a crowd, where VMs that must be apart are more than the hosts", () => {
    const rules: Estate["rules"] = [{ id: "apart", kind: "anti-affinity", vms: ["v0", "v1", "v2"], mandatory: true }];
    expect(decided({ ...packed(2, [1, 1, 1]), rules })).toEqual({ outcome: "failed", proof: "crowd" });
  });

  it("is that VMs held together are too large for any host", () => {
    const rules: Estate["rules"] = [{ id: "together", kind: "affinity", vms: ["v0", "v1"], mandatory: true }];
    expect(decided({ ...packed(2, [501, 501]), rules })).toEqual({ outcome: "failed", proof: "nowhere" });
  });

  it("is a weight for each size, where two dimensions are in each other's way", () => {
    const hosts = [0, 1].map((i) => host(`h${i}`, { memoryMib: 10, resources: { gpu: 10 } }));
    const shapes = [
      [6, 2],
      [6, 2],
      [2, 6],
      [2, 6],
      [3, 3],
    ];
    const vms = shapes.map(([memoryMib = 0, gpu = 0], i) => vm(`v${i}`, memoryMib, { resources: { gpu } }));
    expect(decided(estate({ hosts, vms }, { tolerate: { host: 0 } }))).toEqual({ outcome: "failed", proof: "weights" });
  });

  it("is a weight for each size, where sizes are multiples of what no host is a multiple of", () => {
    expect(decided(packed(3, [140, 119, 231, 245, 252, 497, 98, 203, 203, 350, 91, 259, 301]))).toEqual({
      outcome: "failed",
      proof: "weights",
    });
  });

  it("is a small tree of cases, where rules and sizes are in each other's way", () => {
    const rules = [
      [0, 1],
      [1, 2],
      [2, 0],
      [0, 3],
      [1, 3],
    ].map(([a, b], i) => {
      return { id: `apart-${i}`, kind: "anti-affinity" as const, vms: [`v${a}`, `v${b}`], mandatory: true };
    });
    expect(decided({ ...packed(3, [100, 100, 600, 400, 400, 300, 100]), rules }).outcome).toBe("survived");
    expect(decided({ ...packed(3, [100, 100, 600, 500, 400, 300, 100]), rules })).toEqual({
      outcome: "failed",
      proof: "nowhere",
    });
  });
});

describe("anti-affinity at its limit", () => {
  it("is kept by one VM on each host, however full they are", () => {
    const rules: Estate["rules"] = [{ id: "apart", kind: "anti-affinity", vms: ["v0", "v1", "v2"], mandatory: true }];
    expect(decided({ ...packed(3, [600, 600, 600, 400, 400, 400]), rules }).outcome).toBe("survived");
  });
});
