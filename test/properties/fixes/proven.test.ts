import fc from "fast-check";
import { type Estate, EstateIndex, serializeEstate, validateEstate } from "../../../lib/estate";
import { applyEdits, type Edit, type Fix, findFixes } from "../../../lib/fixes";
import { prove } from "../../../lib/prover";
import { completeEstates } from "../prover/estates";
import { runs } from "../prover/runs";
import { crowdedEstates } from "./crowded";

/** The estate as somebody who was given the edits would write it down, read back. */
function written(estate: Estate, edits: readonly Edit[]): Estate {
  const applied = applyEdits(estate, edits);
  if (!applied.ok) throw new Error(JSON.stringify(applied.errors));
  const read = validateEstate(JSON.parse(serializeEstate(applied.value)));
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.value;
}

const verdictOf = (estate: Estate, id: string) =>
  prove(new EstateIndex(estate)).requirements.find((requirement) => requirement.id === id)?.verdict;

/** Fixes of what fails, each held to what it promises. */
function provenFixes(estate: Estate): readonly { readonly requirement: string; readonly fix: Fix }[] {
  const before = prove(new EstateIndex(estate)).requirements;
  return before
    .filter(({ verdict }) => verdict === "fails")
    .flatMap((verdict) => {
      const { fixes } = findFixes(new EstateIndex(estate), verdict, { verdicts: before, proofs: 120, steps: 2 });
      for (const fix of fixes) {
        const mended = written(estate, fix.edits);
        expect(fix.cures).toContain(verdict.id);
        for (const { id, verdict: was } of before) {
          if (was === "tolerates" || fix.cures.includes(id)) expect(verdictOf(mended, id)).toBe("tolerates");
        }
      }
      return fixes.map((fix) => ({ requirement: verdict.id, fix }));
    });
}

/** The edits of a fix of memory with one MiB less. */
function withLess({ edits, steps }: Fix): readonly Edit[] {
  const size = (steps[0]?.amount?.value ?? 0) - 1;
  return edits.map((edit) =>
    typeof edit.after === "number"
      ? { ...edit, after: edit.after - 1 }
      : { ...edit, after: { ...Object(edit.after), memoryMib: size } },
  );
}

describe("a fix", () => {
  let any = 0;
  let least = 0;

  it("of a random estate is proven when it is applied, written, read and proven from scratch, and breaks nothing", () => {
    fc.assert(
      fc.property(completeEstates, (estate) => {
        any += provenFixes(estate).length;
      }),
      runs(20),
    );
    expect(any).toBeGreaterThan(5);
  });

  it("of a crowded estate asks for no MiB more than is needed: with one less it is proven to fail", () => {
    fc.assert(
      fc.property(crowdedEstates, (estate) => {
        for (const { requirement, fix } of provenFixes(estate)) {
          const [step, ...others] = fix.steps;
          if (others.length > 0 || step?.amount?.smallest !== true || step.amount.unit !== "MiB") continue;
          expect(verdictOf(written(estate, withLess(fix)), requirement)).toBe("fails");
          least += 1;
        }
      }),
      runs(20),
    );
    expect(least).toBeGreaterThan(10);
  });
});
