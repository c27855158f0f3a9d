import fc from "fast-check";
import { type Estate, EstateIndex, type RestartPriority } from "../../../lib/estate";
import { type Counterexample, prove } from "../../../lib/prover";
import { crowdedEstates } from "../fixes/crowded";
import { pick } from "./picking";
import { runs } from "./runs";

const PRIORITIES: readonly RestartPriority[] = ["highest", "high", "medium", "low", "lowest"];

/** Estates where only memory is short, with priorities. */
const ranked: fc.Arbitrary<Estate> = fc
  .tuple(crowdedEstates, fc.array(fc.nat(4), { minLength: 7, maxLength: 7 }))
  .map(([estate, ranks]) => ({
    ...estate,
    vms: estate.vms?.map((vm, i) => ({ ...vm, restart: pick(PRIORITIES, ranks[i] ?? 0) })),
  }));

const sizesOf = (estate: Estate, ids: readonly string[]) =>
  ids.map((id) => estate.vms?.find((vm) => vm.id === id)?.memoryMib ?? 0);

function roomsLeft(estate: Estate, { failed }: Counterexample): readonly number[] {
  const gone = failed.map(({ id }) => id);
  return (estate.hosts ?? []).flatMap(({ id, memoryMib = 0 }) => (gone.includes(id) ? [] : [memoryMib]));
}

/** Whether the sizes go into the rooms: everything is tried. */
function allFit(sizes: readonly number[], rooms: readonly number[]): boolean {
  const [size, ...others] = sizes;
  if (size === undefined) return true;
  return rooms.some((room, h) => room >= size && allFit(others, rooms.with(h, room - size)));
}

function subsets<T>(list: readonly T[]): readonly (readonly T[])[] {
  let all: readonly (readonly T[])[] = [[]];
  for (const one of list) all = all.flatMap((set) => [set, [...set, one]]);
  return all;
}

/** How many of each priority, the highest first. */
function byPriority(estate: Estate, ids: readonly string[]): readonly number[] {
  const own = ids.map((id) => estate.vms?.find((vm) => vm.id === id)?.restart ?? "medium");
  return PRIORITIES.map((priority) => own.filter((one) => one === priority).length);
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((count, i) => count !== b[i]);
  return at !== -1 && (a[at] ?? 0) < (b[at] ?? 0);
}

describe("the explanation of a counterexample, beside everything tried", () => {
  const seen = { fewest: 0, open: 0, smallest: 0, irreducible: 0 };

  it("leaves VMs down that can be left down, never says that more must, and says `fewest` only where they are", () => {
    fc.assert(
      fc.property(ranked, (estate) => {
        const ids = (estate.vms ?? []).map(({ id }) => id);
        for (const example of prove(new EstateIndex(estate)).requirements[0]?.counterexamples ?? []) {
          const rooms = roomsLeft(estate, example);
          const lost = example.lost.map(({ vm }) => vm);
          const left = (down: readonly string[]) =>
            sizesOf(
              estate,
              ids.filter((id) => !down.includes(id)),
            );
          expect(allFit(left(lost), rooms)).toBe(true);
          const possible = subsets(ids).filter((down) => allFit(left(down), rooms));
          const { atLeast, isFewest } = example.down ?? { atLeast: -1, isFewest: false };
          expect(atLeast).toBeGreaterThan(0);
          expect(Math.min(...possible.map(({ length }) => length))).toBeGreaterThanOrEqual(atLeast);
          seen[isFewest ? "fewest" : "open"] += 1;
          const own = byPriority(estate, lost);
          if (isFewest) expect(possible.filter((down) => isBefore(byPriority(estate, down), own))).toEqual([]);
        }
      }),
      runs(100),
    );
    expect(seen.fewest).toBeGreaterThan(20);
  });

  it("names VMs that cannot all be placed, as few as it says", () => {
    fc.assert(
      fc.property(ranked, (estate) => {
        const ids = (estate.vms ?? []).map(({ id }) => id);
        for (const example of prove(new EstateIndex(estate)).requirements[0]?.counterexamples ?? []) {
          const { vms, minimal } = example.unplaceable ?? { vms: [], minimal: "any" };
          const rooms = roomsLeft(estate, example);
          expect(allFit(sizesOf(estate, vms), rooms)).toBe(false);
          if (minimal === "any") continue;
          seen[minimal] += 1;
          for (const vm of vms) {
            const others = vms.filter((other) => other !== vm);
            expect(allFit(sizesOf(estate, others), rooms)).toBe(true);
          }
          const fewer = minimal === "smallest" ? subsets(ids).filter(({ length }) => length < vms.length) : [];
          for (const set of fewer) expect(allFit(sizesOf(estate, set), rooms)).toBe(true);
        }
      }),
      runs(100),
    );
    expect(seen.smallest + seen.irreducible).toBeGreaterThan(20);
    expect(Math.min(seen.smallest, seen.irreducible)).toBeGreaterThan(0);
  });
});
