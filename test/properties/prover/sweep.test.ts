import fc from "fast-check";
import { type Estate, EstateIndex } from "../../../lib/estate";
import { prove } from "../../../lib/prover";
import { verify } from "../../../lib/verify";
import { CASES } from "../../oracle/cases";
import { disagreements } from "./compare";
import { crowdedEstates } from "./crowded";
import { estates } from "./estates";
import { runs } from "./runs";

/** Every scenario of lost hosts goes through one recipe first. */
const SWEPT = { sweepFrom: 0 };
const ALONE = { sweepFrom: Number.POSITIVE_INFINITY };

const outcomes = (estate: Estate, options: typeof SWEPT) =>
  prove(new EstateIndex(estate), options).requirements.map(({ verdict, scenarios }) => ({ verdict, scenarios }));

const usesFirst = (estate: Estate) =>
  prove(new EstateIndex(estate), SWEPT).certificates.requirements.some(({ proofs }) =>
    Object.values(proofs).some((proof) => proof.kind === "refit" && proof.first !== undefined),
  );

describe("one recipe for all scenarios of lost hosts", () => {
  it.each(CASES.flatMap(({ cases }) => cases))("agrees with the worked case: $name", ({ estate }) => {
    expect(disagreements(estate, SWEPT)).toEqual([]);
  });

  it("agrees with the oracle on random tiny estates", () => {
    fc.assert(
      fc.property(estates, (estate) => {
        expect(disagreements(estate, SWEPT)).toEqual([]);
      }),
      runs(60),
    );
  });

  it("decides as each scenario by itself is decided, and the verifier confirms it", () => {
    let swept = 0;
    fc.assert(
      fc.property(crowdedEstates, (estate) => {
        expect(outcomes(estate, SWEPT)).toEqual(outcomes(estate, ALONE));
        const { certificates } = prove(new EstateIndex(estate), SWEPT);
        expect(verify(estate, JSON.parse(JSON.stringify(certificates)))).toMatchObject({ ok: true, errors: [] });
        if (usesFirst(estate)) swept += 1;
      }),
      runs(60),
    );
    expect(swept).toBeGreaterThan(10);
  });
});
