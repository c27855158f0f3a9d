import fc from "fast-check";
import {
  type Certificates,
  type Estate,
  EstateIndex,
  type RequirementCertificates,
  validateEstate,
} from "../../../lib/estate";
import { prove } from "../../../lib/failover";
import { verify } from "../../../lib/verify";
import { runs } from "../prover/runs";
import { survives } from "./by-hand";
import { blueprint, build } from "./two-sites";

/** By scenario, what was said. */
function outcomes({ domains, claims, requirement }: RequirementCertificates): ReadonlyMap<string, string> {
  const all = subsets(domains, requirement.tolerate);
  const listed = new Map<string, string>();
  let rest = "none";
  for (const { outcome, scenarios } of claims) {
    if (scenarios === "rest") rest = outcome;
    else for (const scenario of scenarios) listed.set(scenario.join(), outcome);
  }
  return new Map(all.map((scenario) => [scenario.join(), listed.get(scenario.join()) ?? rest]));
}

function subsets(
  domains: readonly { readonly kind: string }[],
  tolerate: { readonly [kind: string]: number },
): readonly (readonly number[])[] {
  let found: (readonly number[])[] = [[]];
  domains.forEach(({ kind }, at) => {
    const more = found.filter((one) => one.filter((d) => domains[d]?.kind === kind).length < (tolerate[kind] ?? 0));
    found = [...found, ...more.map((one) => [...one, at])];
  });
  return found;
}

function disagreements(estate: Estate): readonly string[] {
  const [given] = prove(new EstateIndex(estate)).certificates.requirements;
  const [requirement] = estate.requirements ?? [];
  if (given === undefined || requirement === undefined) return ["nothing was proven"];
  return [...outcomes(given)].flatMap(([key, outcome]) => {
    const failed = key === "" ? [] : key.split(",").flatMap((at) => given.domains[Number(at)] ?? []);
    const expected = survives(estate, requirement, failed) ? "survived" : "failed";
    return outcome === expected ? [] : [`[${failed.map(({ id }) => id)}] is said to be ${outcome}, but is ${expected}`];
  });
}

/** Whether the VMs that stay where they are hold before anything fails. */
function startsWell(estate: Estate): boolean {
  const [requirement] = estate.requirements ?? [];
  return requirement !== undefined && survives(estate, { ...requirement, tiers: undefined }, []);
}

/** The same document with one claim turned into its opposite. */
function turned(certificates: Certificates): Certificates {
  const requirements = certificates.requirements.map((given) => ({
    ...given,
    claims: given.claims.map((claim) =>
      given.proofs[claim.proof]?.kind === "recovery"
        ? { ...claim, outcome: claim.outcome === "failed" ? ("survived" as const) : ("failed" as const) }
        : claim,
    ),
  }));
  return { ...certificates, requirements };
}

describe("what is said of a failover", () => {
  it("is confirmed by the verifier, which derives the estate after it anew, and its opposite is not", () => {
    fc.assert(
      fc.property(blueprint, (of) => {
        const estate = build(of);
        fc.pre(validateEstate(estate).ok);
        const { certificates } = prove(new EstateIndex(estate));
        expect(verify(estate, certificates).errors).toEqual([]);
        const isRecovered = certificates.requirements.some(({ recoveries }) => recoveries !== undefined);
        if (isRecovered) expect(verify(estate, turned(certificates)).ok).toBe(false);
      }),
      runs(60),
    );
  });

  it("agrees with trying every placement, on random pairs of tiny sites", () => {
    fc.assert(
      fc.property(blueprint, (of) => {
        const estate = build(of);
        fc.pre(validateEstate(estate).ok && startsWell(estate));
        expect(disagreements(estate)).toEqual([]);
      }),
      runs(100),
    );
  });
});
