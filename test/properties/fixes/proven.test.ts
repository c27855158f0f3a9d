import fc from "fast-check";
import { type Estate, EstateIndex, serializeEstate, validateEstate } from "../../../lib/estate";
import { applyEdits, type Edit, type Fix, findFixes } from "../../../lib/fixes";
import { prove } from "../../../lib/prover";
import { completeEstates } from "../prover/estates";
import { runs } from "../prover/runs";

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

/** The fix with one MiB of memory less, where it is about memory alone. */
function withLess({ edits, steps }: Fix): readonly Edit[] | undefined {
  const [step, ...others] = steps;
  if (others.length > 0 || step?.amount?.smallest !== true || step.amount.unit !== "MiB") return undefined;
  return edits.map((edit) =>
    typeof edit.after === "number"
      ? { ...edit, after: edit.after - 1 }
      : { ...edit, after: { ...Object(edit.after), memoryMib: step.amount === undefined ? 0 : step.amount.value - 1 } },
  );
}

describe("a fix of a random estate", () => {
  const seen = { fixes: 0, least: 0 };

  it("is proven when it is applied, written, read and proven from scratch, and breaks nothing that was proven", () => {
    fc.assert(
      fc.property(completeEstates, (estate) => {
        const before = prove(new EstateIndex(estate)).requirements;
        for (const verdict of before.filter((entry) => entry.verdict === "fails")) {
          const { fixes } = findFixes(new EstateIndex(estate), verdict, { verdicts: before, proofs: 120, steps: 2 });
          for (const fix of fixes) {
            const mended = written(estate, fix.edits);
            expect(verdictOf(mended, verdict.id)).toBe("tolerates");
            expect(fix.cures).toContain(verdict.id);
            for (const { id, verdict: was } of before) {
              if (was === "tolerates" || fix.cures.includes(id)) expect(verdictOf(mended, id)).toBe("tolerates");
            }
            seen.fixes += 1;
            const less = withLess(fix);
            if (less === undefined) continue;
            expect(verdictOf(written(estate, less), verdict.id)).toBe("fails");
            seen.least += 1;
          }
        }
      }),
      runs(50),
    );
  });

  it("is there often enough for the property to mean something", () => {
    expect(seen.fixes).toBeGreaterThan(10);
    expect(seen.least).toBeGreaterThan(0);
  });
});
