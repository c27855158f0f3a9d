import { type Estate, EstateIndex, validateEstate } from "../../../lib/estate";
import { type ProofResult, prove } from "../../../lib/prover";
import { verify } from "../../../lib/verify";
import { estateOf, PACKINGS, type Packing } from "../../fixtures/packings";
import cpSat from "../../fixtures/packings/cp-sat.json";
import leftOpen from "../../fixtures/packings/open.json";

/** Few, that the tests stay quick: `bench/compare/packings.mjs` asks with the limit that users have. */
const STEPS = 20_000;

const SOLVED = new Map(Object.entries(cpSat));
const OPEN = new Set(leftOpen);

/** By construction, else by CP-SAT; `undefined`: no one has told. */
function expected({ name, fits }: Packing): "tolerates" | "fails" | undefined {
  const solved = fits === undefined ? SOLVED.get(name) : fits ? "fits" : "does not fit";
  return solved === undefined ? undefined : solved === "fits" ? "tolerates" : "fails";
}

/** Every third of a family; all with FAILPROOF_ESTATES, as the other long runs. */
function some(packings: readonly Packing[]): readonly Packing[] {
  return process.env.FAILPROOF_ESTATES === undefined ? packings.filter((_, at) => at % 3 === 0) : packings;
}

function proven(packing: Packing): { estate: Estate; proof: ProofResult } {
  const estate = estateOf(packing);
  return { estate, proof: prove(new EstateIndex(estate), { stepsPerScenario: STEPS }) };
}

describe("the prover on packings that are hard", () => {
  describe.each(PACKINGS)("$family", ({ packings }) => {
    const known = packings.filter((packing) => expected(packing) !== undefined);
    const decided = known.filter(({ name }) => !OPEN.has(name));
    const open = known.filter(({ name }) => OPEN.has(name));

    it.each(some(decided))("decides: $name", (packing) => {
      const { estate, proof } = proven(packing);
      expect(proof.requirements[0]?.verdict).toBe(expected(packing));
      expect(verify(estate, proof.certificates)).toMatchObject({ ok: true, errors: [] });
    });

    if (open.length > 0) {
      it.each(open)("is not wrong, though it may not decide: $name", (packing) => {
        const { estate, proof } = proven(packing);
        expect(["undecided", expected(packing)]).toContain(proof.requirements[0]?.verdict);
        expect(verify(estate, proof.certificates)).toMatchObject({ ok: true, errors: [] });
      });
    }
  });

  it("are estates that are valid", () => {
    const estates = PACKINGS.flatMap(({ packings }) => packings.map(estateOf));
    expect(estates.map((estate) => validateEstate(estate)).filter(({ ok }) => !ok)).toEqual([]);
  });

  it("are what the recorded names stand for", () => {
    const names = new Set(PACKINGS.flatMap(({ packings }) => packings.map(({ name }) => name)));
    expect(leftOpen.filter((name) => !names.has(name))).toEqual([]);
    expect(Object.keys(cpSat).filter((name) => !names.has(name))).toEqual([]);
  });
});
