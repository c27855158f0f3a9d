import type { Certificates, Estate, RequirementCertificates } from "../estate";
import { fingerprint } from "./fingerprint";
import { verify } from "./verify";

/** Two hosts of 10 MiB, two VMs of 5: either host holds both. */
const ESTATE: Estate = {
  format: "failproof.estate/1",
  name: "two hosts",
  clusters: [
    { id: "c", platform: "vsphere", ha: { enabled: true }, drs: { enabled: true, automation: "fully-automated" } },
  ],
  hosts: ["h1", "h2"].map((id) => ({
    id,
    cluster: "c",
    cores: 4,
    memoryMib: 10,
    cpuMhz: 1000,
    controlDomain: { memoryMib: 0, cpuMhz: 0 },
    datastores: [],
    networks: [],
  })),
  vms: ["a", "b"].map((id) => ({
    id,
    cluster: "c",
    vcpus: 1,
    memoryMib: 5,
    overheadMib: 0,
    disks: [],
    networks: [],
  })),
  requirements: [{ id: "n-plus-1", tolerate: { host: 1 } }],
};

const TOLERATED: RequirementCertificates = {
  id: "n-plus-1",
  requirement: { id: "n-plus-1", tolerate: { host: 1 } },
  verdict: "tolerates",
  scenarios: { total: 3, survived: 3, failed: 0, undecided: 0 },
  domains: [
    { kind: "host", id: "h1" },
    { kind: "host", id: "h2" },
  ],
  placements: [[0, 1]],
  proofs: {
    apart: { kind: "witness", placement: 0, moves: [] },
    "a moves": { kind: "witness", placement: 0, moves: [0, 1] },
    "b moves": { kind: "witness", placement: 0, moves: [1, 0] },
  },
  claims: [
    { outcome: "survived", proof: "apart", scenarios: [[]] },
    { outcome: "survived", proof: "a moves", scenarios: [[0]] },
    { outcome: "survived", proof: "b moves", scenarios: [[1]] },
  ],
};

/** One MiB too large to be on one host together. */
const TOO_LARGE: Estate = { ...ESTATE, vms: ESTATE.vms?.map((vm) => ({ ...vm, memoryMib: 6 })) };

const FAILED: RequirementCertificates = {
  ...TOLERATED,
  verdict: "fails",
  scenarios: { total: 3, survived: 1, failed: 2, undecided: 0 },
  proofs: {
    apart: { kind: "witness", placement: 0, moves: [] },
    "no room": { kind: "sum", multipliers: { memory: 1 }, hosts: "all" },
  },
  claims: [
    { outcome: "survived", proof: "apart", scenarios: [[]] },
    { outcome: "failed", proof: "no room", scenarios: "rest" },
  ],
};

function of(estate: Estate, ...requirements: readonly RequirementCertificates[]): Certificates {
  return { format: "failproof.certificates/1", estate: fingerprint(estate), requirements };
}

describe("what follows from the estate is confirmed", () => {
  it("a tolerated requirement, by a placement for each scenario", () => {
    expect(verify(ESTATE, of(ESTATE, TOLERATED))).toEqual({
      ok: true,
      errors: [],
      requirements: [
        { id: "n-plus-1", verdict: "tolerates", scenarios: TOLERATED.scenarios, searched: 0, changed: [] },
      ],
    });
  });

  it("a failed one, by what the hosts that are left lack", () => {
    expect(verify(TOO_LARGE, of(TOO_LARGE, FAILED))).toMatchObject({ ok: true, requirements: [{ verdict: "fails" }] });
  });

  it("one that rests on the prover's search, and how many scenarios do", () => {
    const searched: RequirementCertificates = {
      ...FAILED,
      proofs: { ...FAILED.proofs, "no room": { kind: "search", steps: 7 } },
    };
    expect(verify(TOO_LARGE, of(TOO_LARGE, searched))).toMatchObject({ ok: true, requirements: [{ searched: 2 }] });
  });

  it("one that the command line counts otherwise, and says so", () => {
    const counted: RequirementCertificates = {
      ...TOLERATED,
      requirement: { ...TOLERATED.requirement, demand: "reservation" },
    };
    expect(verify(ESTATE, of(ESTATE, counted))).toMatchObject({ ok: true, requirements: [{ changed: ["demand"] }] });
  });

  it("one that the command line adds, and says so", () => {
    const added: RequirementCertificates = {
      ...TOLERATED,
      id: "more",
      requirement: { ...TOLERATED.requirement, id: "more" },
    };
    expect(verify(ESTATE, of(ESTATE, TOLERATED, added))).toMatchObject({
      ok: true,
      requirements: [{ changed: [] }, { id: "more", changed: ["added"] }],
    });
  });

  it("an estate of which only what plays no part in a verdict was changed", () => {
    const told: Estate = {
      ...ESTATE,
      profile: "production",
      hosts: ESTATE.hosts?.map((host) => ({ ...host, vendor: { a: 1 } })),
    };
    expect(verify(told, of(ESTATE, TOLERATED)).ok).toBe(true);
  });
});

describe("what does not is refused", () => {
  const refused: readonly { readonly what: string; readonly given: RequirementCertificates; readonly error: string }[] =
    [
      {
        what: "a witness that leaves a VM on the lost host",
        given: {
          ...TOLERATED,
          proofs: { ...TOLERATED.proofs, "a moves": { kind: "witness", placement: 0, moves: [] } },
        },
        error:
          "n-plus-1: [h1] is said to be survived, but the proof a moves does not show it: a is not placed where it can run",
      },
      {
        what: "a table of placements that does not name every VM",
        given: { ...TOLERATED, placements: [[0]] },
        error: "n-plus-1: [] is said to be survived, but the proof apart does not show it: has no table of placements",
      },
      {
        what: "a proof that is not there",
        given: { ...TOLERATED, claims: [{ outcome: "survived", proof: "constructor", scenarios: "rest" }] },
        error: "n-plus-1: [] is said to be survived, but the proof constructor does not show it: shows no placement",
      },
      {
        what: "a scenario that no claim is about",
        given: { ...TOLERATED, claims: TOLERATED.claims.slice(1) },
        error: "n-plus-1: no claim is about []",
      },
      {
        what: "a scenario twice",
        given: {
          ...TOLERATED,
          claims: [...TOLERATED.claims, { outcome: "survived", proof: "apart", scenarios: [[]] }],
        },
        error: "n-plus-1: two claims are about []",
      },
      {
        what: "a scenario that the tolerance does not have",
        given: {
          ...TOLERATED,
          claims: [...TOLERATED.claims, { outcome: "survived", proof: "apart", scenarios: [[0, 1]] }],
        },
        error: "n-plus-1: claims are about scenarios that are none",
      },
      {
        what: "a domain left out",
        given: { ...TOLERATED, domains: TOLERATED.domains.slice(1) },
        error: "n-plus-1: names other domains",
      },
      {
        what: "wrong counts",
        given: { ...TOLERATED, scenarios: { total: 4, survived: 4, failed: 0, undecided: 0 } },
        error: "n-plus-1: counts other scenarios",
      },
      {
        what: "a better verdict than the scenarios give",
        given: { ...TOLERATED, verdict: "fails" },
        error: "n-plus-1: is said to be fails, but its scenarios say tolerates",
      },
      {
        what: "another tolerance than the estate asks for",
        given: { ...TOLERATED, requirement: { ...TOLERATED.requirement, tolerate: { host: 0 } } },
        error: "n-plus-1: is not the requirement of the estate",
      },
      {
        what: "a failure where there is room",
        given: { ...FAILED, scenarios: { total: 3, survived: 1, failed: 2, undecided: 0 } },
        error: "n-plus-1: [h1] is said to be failed, but the proof no room does not show it: 10 is not more than 10",
      },
    ];
  it.each(refused)("$what", ({ given, error }) => {
    const result = verify(ESTATE, of(ESTATE, given));
    expect(result.ok).toBe(false);
    expect(result.errors).toContain(error);
    expect(result.requirements).toEqual([]);
  });

  it("a requirement left out", () => {
    expect(verify(ESTATE, of(ESTATE)).errors).toEqual(["n-plus-1: is missing"]);
  });

  it("a requirement twice", () => {
    expect(verify(ESTATE, of(ESTATE, TOLERATED, TOLERATED)).errors).toContain("n-plus-1: stands twice");
  });

  it("certificates of another estate", () => {
    expect(verify(TOO_LARGE, of(ESTATE, TOLERATED)).errors).toEqual(["these are certificates of another estate"]);
  });

  it.each([undefined, null, 7, "x", [], {}, { format: "failproof.certificates/1" }, { ...of(ESTATE), more: 1 }])(
    "garbage: %j",
    (garbage) => {
      expect(verify(ESTATE, garbage).errors).toEqual(["this is no certificates document of version 1"]);
    },
  );

  it("numbers that are not whole", () => {
    const half: RequirementCertificates = { ...TOLERATED, placements: [[0, 0.5]] };
    expect(verify(ESTATE, of(ESTATE, half)).errors).toEqual(["this is no certificates document of version 1"]);
  });

  it("survival where the estate does not hold all VMs", () => {
    const partial: Estate = {
      ...ESTATE,
      clusters: ESTATE.clusters?.map((c) => ({ ...c, inventory: { vms: "partial" } })),
    };
    expect(verify(partial, of(partial, TOLERATED)).errors[0]).toContain("the estate does not hold all VMs");
  });

  it("failure where the estate does not hold all hosts", () => {
    const partial: Estate = {
      ...TOO_LARGE,
      clusters: ESTATE.clusters?.map((c) => ({ ...c, inventory: { hosts: "partial" } })),
    };
    expect(verify(partial, of(partial, FAILED)).errors[0]).toContain("the estate does not hold all hosts");
  });
});
