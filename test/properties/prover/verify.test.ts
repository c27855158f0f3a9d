import fc from "fast-check";
import { type Certificates, type Estate, EstateIndex, validateEstate } from "../../../lib/estate";
import { prove } from "../../../lib/prover";
import { type VerifiedRequirement, verify } from "../../../lib/verify";
import { judge, type Outcome } from "../../oracle";
import { CASES } from "../../oracle/cases";
import { withMoreRoom, withMounts, withoutRule, withRequirement, withTwinOf, withVms } from "./changes";
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
      runs(80),
    );
  });

  it("confirms no outcome that the oracle contradicts, whatever is changed in a document", () => {
    fc.assert(
      fc.property(estates, fc.array(mutation, { minLength: 1, maxLength: 3 }), (estate, mutations) => {
        const document = mutations.reduce<unknown>(mutated, certificatesOf(estate));
        const { ok, requirements } = verify(estate, document);
        if (ok) contradictsNothing(estate, requirements);
      }),
      runs(60),
    );
  });

  it("confirms no outcome that the oracle contradicts where the certificates were made for another estate", () => {
    fc.assert(
      fc.property(estates, fc.nat(OTHERS.length - 1), fc.nat(4), (estate, change, at) => {
        const other = OTHERS[change]?.(estate, at) ?? estate;
        fc.pre(validateEstate(other).ok);
        const { estate: hash } = certificatesOf(estate);
        const [requirement] = estate.requirements ?? [];
        const made = certificatesOf(other).requirements;
        const forged = made.map((one) => ({ ...one, requirement: requirement ?? one.requirement }));
        const { ok, requirements } = verify(estate, {
          format: "failproof.certificates/1",
          estate: hash,
          requirements: forged,
        });
        if (ok) contradictsNothing(estate, requirements);
      }),
      runs(60),
    );
  });

  it("confirms no certificates of another estate", () => {
    fc.assert(
      fc.property(estates, fc.nat(5), (estate, mib) => {
        const other: Estate = { ...estate, hosts: estate.hosts?.map((host) => ({ ...host, cpuMhz: 1000 + mib })) };
        expect(verify(other, certificatesOf(estate)).errors).toEqual(["these are certificates of another estate"]);
      }),
      runs(10),
    );
  });

  it("throws on no garbage", () => {
    fc.assert(
      fc.property(estates, fc.jsonValue(), (estate, garbage) => {
        expect(verify(estate, garbage).ok).toBe(false);
      }),
      runs(60),
    );
  });
});

/** Changes after which more or less is survived, or known. */
const OTHERS: readonly ((estate: Estate, at: number) => Estate)[] = [
  withMoreRoom,
  withMounts,
  withoutRule,
  withTwinOf,
  (estate) => ({ ...estate, rules: [] }),
  (estate) => ({ ...estate, clusters: estate.clusters?.map((one) => ({ ...one, ha: REACTS })) }),
  (estate) => ({ ...estate, clusters: estate.clusters?.map((one) => ({ ...one, inventory: undefined })) }),
  (estate) => ({ ...estate, services: estate.services?.map((service) => ({ ...service, quorum: 1 })) }),
  (estate) => ({ ...estate, hosts: estate.hosts?.map((host) => ({ ...host, state: "connected", redundant: [] })) }),
  (estate) => ({ ...estate, hosts: estate.hosts?.map((host) => ({ ...host, uplinks: [], storagePaths: undefined })) }),
  (estate) => withVms(estate, (vm) => ({ ...vm, restart: "high", movable: true })),
  (estate) => withVms(estate, (vm) => ({ ...vm, memoryMib: 1, reservation: undefined, networks: [] })),
  (estate) => withRequirement(estate, { continuity: false }),
  (estate) => withRequirement(estate, { placement: "repack" }),
  (estate) => withRequirement(estate, { placement: "pinned", continuity: true }),
  (estate) => withVms(estate, (vm) => ({ ...vm, memoryMib: (vm.memoryMib ?? 0) + 2, restart: "low" })),
  (estate) => withVms(estate, (vm) => ({ ...vm, movable: false, tier: undefined })),
  (estate) => ({ ...estate, clusters: estate.clusters?.map((one) => ({ ...one, ha: { enabled: false } })) }),
  (estate) => ({ ...estate, services: estate.services?.map(({ quorum: _, ...service }) => service) }),
  (estate) => ({ ...estate, rules: estate.rules?.map((rule) => ({ ...rule, mandatory: true, enabled: true })) }),
  (estate) => ({ ...estate, hosts: estate.hosts?.map((host, i) => (i === 0 ? { ...host, networks: [] } : host)) }),
  (estate) => ({ ...estate, replications: [] }),
];

const REACTS = { enabled: true, componentProtection: { pdl: "restart", apd: "restart" } } as const;

/** No more scenarios are survived, and no more failed, than are. */
function contradictsNothing(estate: Estate, requirements: readonly VerifiedRequirement[]): void {
  for (const { verdict, scenarios, searched, changed } of requirements) {
    // The prover's word, or a requirement of the command line.
    if (searched > 0 || changed.length > 0) continue;
    const { outcomes, noStartSurvives } = outcomesOf(estate);
    if (verdict === "fails" && scenarios.failed === 0) expect(noStartSurvives).toBe(true);
    expect(scenarios.total).toBe(outcomes.length);
    expect(scenarios.survived).toBeLessThanOrEqual(count(outcomes, "survived"));
    expect(scenarios.failed).toBeLessThanOrEqual(count(outcomes, "failed"));
  }
}

function certificatesOf(estate: Estate): Certificates {
  return JSON.parse(JSON.stringify(prove(new EstateIndex(estate)).certificates));
}

function outcomesOf(estate: Estate): { readonly outcomes: readonly Outcome[]; readonly noStartSurvives: boolean } {
  const [requirement] = estate.requirements ?? [];
  if (requirement === undefined) throw new Error("no requirement");
  const { scenarios, noStartSurvives } = judge(estate, requirement);
  return { outcomes: scenarios.map(({ outcome }) => outcome), noStartSurvives };
}

function count(outcomes: readonly Outcome[], wanted: Outcome): number {
  return outcomes.filter((outcome) => outcome === wanted).length;
}
