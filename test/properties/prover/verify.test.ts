import fc from "fast-check";
import { type Certificates, type Estate, EstateIndex } from "../../../lib/estate";
import { prove } from "../../../lib/prover";
import { verify } from "../../../lib/verify";
import { judge, type Outcome } from "../../oracle";
import { CASES } from "../../oracle/cases";
import { estates } from "./estates";
import { mutated, mutation } from "./mutations";
import { runs } from "./runs";

describe("the verifier", () => {
  it.each(CASES.flatMap(({ cases }) => cases))("confirms the certificates of: $name", ({ estate }) => {
    expect(verify(estate, certificatesOf(estate))).toEqual(expect.objectContaining({ ok: true, errors: [] }));
  });

  it("confirms the certificates of random estates", () => {
    fc.assert(
      fc.property(estates, (estate) => {
        expect(verify(estate, certificatesOf(estate))).toEqual(expect.objectContaining({ ok: true, errors: [] }));
      }),
      runs(150),
    );
  });

  it("confirms no outcome that the oracle contradicts, whatever is changed in a document", () => {
    fc.assert(
      fc.property(estates, fc.array(mutation, { minLength: 1, maxLength: 3 }), (estate, mutations) => {
        const document = mutations.reduce<unknown>(mutated, certificatesOf(estate));
        const { ok, requirements } = verify(estate, document);
        if (!ok || requirements.some(({ searched, changed }) => searched > 0 || changed.length > 0)) return;
        for (const { scenarios } of requirements) {
          const outcomes = outcomesOf(estate);
          expect(scenarios.total).toBe(outcomes.length);
          expect(scenarios.survived).toBeLessThanOrEqual(count(outcomes, "survived"));
          expect(scenarios.failed).toBeLessThanOrEqual(count(outcomes, "failed"));
        }
      }),
      runs(300),
    );
  });

  it("confirms no certificates of another estate", () => {
    fc.assert(
      fc.property(estates, fc.nat(5), (estate, mib) => {
        const other: Estate = { ...estate, hosts: estate.hosts?.map((host) => ({ ...host, cpuMhz: 1000 + mib })) };
        expect(verify(other, certificatesOf(estate)).errors).toEqual(["these are certificates of another estate"]);
      }),
      runs(20),
    );
  });

  it("throws on no garbage", () => {
    fc.assert(
      fc.property(estates, fc.jsonValue(), (estate, garbage) => {
        expect(verify(estate, garbage).ok).toBe(false);
      }),
      runs(100),
    );
  });
});

function certificatesOf(estate: Estate): Certificates {
  return JSON.parse(JSON.stringify(prove(new EstateIndex(estate)).certificates));
}

function outcomesOf(estate: Estate): readonly Outcome[] {
  const [requirement] = estate.requirements ?? [];
  if (requirement === undefined) throw new Error("no requirement");
  return judge(estate, requirement).scenarios.map(({ outcome }) => outcome);
}

function count(outcomes: readonly Outcome[], wanted: Outcome): number {
  return outcomes.filter((outcome) => outcome === wanted).length;
}
