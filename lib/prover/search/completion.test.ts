import fc from "fast-check";
import { estate, host, vm } from "../../../test/oracle/cases/case";
import { EstateIndex } from "../../estate";
import { prove } from "..";

interface Packing {
  readonly rooms: readonly (readonly [number, number])[];
  readonly sizes: readonly (readonly [number, number])[];
}

function outcome({ rooms, sizes }: Packing): string {
  const hosts = rooms.map(([memoryMib, gpu], i) => host(`h${i}`, { memoryMib, cores: 100, resources: { gpu } }));
  const vms = sizes.map(([memoryMib, gpu], i) => vm(`v${i}`, memoryMib, { resources: { gpu } }));
  const [verdict] = prove(new EstateIndex(estate({ hosts, vms }, { tolerate: { host: 0 } }))).requirements;
  return verdict?.scenarios.survived === 1 ? "placed" : verdict?.scenarios.failed === 1 ? "impossible" : "open";
}

function tryEverything({ rooms, sizes }: Packing): string {
  const left = rooms.map(([memory, gpu]) => [memory, gpu]);
  const place = (at: number): boolean => {
    const size = sizes[at];
    if (size === undefined) return true;
    return left.some((room) => {
      const [memory = 0, gpu = 0] = room;
      if (memory < size[0] || gpu < size[1]) return false;
      room[0] = memory - size[0];
      room[1] = gpu - size[1];
      const found = place(at + 1);
      room[0] = memory;
      room[1] = gpu;
      return found;
    });
  };
  return place(0) ? "placed" : "impossible";
}

const pieces = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 3 })), {
  minLength: 1,
  maxLength: 4,
});

/** Hosts that their own pieces fill to the last; and sometimes the pieces of two exchange some of their size. */
const tight = fc
  .tuple(fc.array(pieces, { minLength: 2, maxLength: 3 }), fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 3 }))
  .map(([hosts, swaps]): Packing => {
    const sizes = hosts.flat().map(([memory, gpu]): [number, number] => [memory, gpu]);
    for (const [a, b] of swaps) {
      const from = sizes[a % sizes.length];
      const to = sizes[b % sizes.length];
      if (from === undefined || to === undefined || from === to || from[0] < 2) continue;
      from[0] -= 1;
      to[0] += 1;
    }
    const rooms = hosts.map((own): [number, number] => [
      own.reduce((sum, [memory]) => sum + memory, 0),
      own.reduce((sum, [, gpu]) => sum + gpu, 0),
    ]);
    return { rooms, sizes };
  });

describe("packings with nothing to spare", () => {
  it("are decided as trying everything decides them", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(tight, (packing) => {
        const expected = tryEverything(packing);
        seen.add(expected);
        expect(outcome(packing)).toBe(expected);
      }),
      { numRuns: 150, seed: 7 },
    );
    expect([...seen].sort()).toEqual(["impossible", "placed"]);
  });
});
