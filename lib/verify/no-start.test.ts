import { estate, host, UNPROTECTED, vm } from "../../test/oracle/cases/case";
import { EstateIndex, type RequirementCertificates, type StartFailure } from "../estate";
import { prove } from "../prover";
import { verify } from "./verify";

/** Each host loses the datastore with one fabric, and nothing reacts; of `a` it is not told where it is. */
const ESTATE = estate(
  {
    clusters: [{ ...UNPROTECTED, drs: { enabled: false } }],
    domains: ["f1", "f2"].map((id) => ({ id, kind: "fabric" })),
    hosts: ["1", "2"].map((n) => host(`h${n}`, { storagePaths: [{ datastore: "d", domains: [`f${n}`] }] })),
    vms: [vm("a", 5), vm("b", 1, { host: "h1", restart: "disabled" })],
  },
  { tolerate: { fabric: 1 } },
);

const { certificates } = prove(new EstateIndex(ESTATE));

function errorsOf(change: (given: RequirementCertificates) => RequirementCertificates): readonly string[] {
  return verify(ESTATE, { ...certificates, requirements: certificates.requirements.map(change) }).errors;
}

const leaves = (change: (all: readonly StartFailure[]) => readonly StartFailure[]) =>
  errorsOf((given) => ({ ...given, noStart: change(given.noStart ?? []) })).join();

describe("that no start placement survives every scenario", () => {
  it("is confirmed where every place of a VM fails in some scenario", () => {
    expect(errorsOf((given) => given)).toEqual([]);
  });

  it("is not where a host is left out", () => {
    expect(leaves((all) => all.slice(1))).toContain("a on h1 is left out");
    expect(leaves(() => [])).toContain("no tree");
  });

  it("is not where a scenario does not fail with the VM there", () => {
    expect(leaves((all) => all.map((leaf) => ({ ...leaf, scenario: [0] })))).toContain("is not shown");
    expect(leaves((all) => all.map((leaf) => ({ ...leaf, scenario: [] })))).toContain("is not shown");
  });

  it("is not by a scenario that need not be survived", () => {
    expect(leaves((all) => all.map((leaf) => ({ ...leaf, scenario: [0, 1] })))).toContain("[0,1] is no scenario");
  });

  it("is not by supposing a VM elsewhere than it is", () => {
    expect(leaves((all) => all.map((leaf) => ({ ...leaf, places: [1, ...leaf.places.slice(1)] })))).toContain(
      "b may not be supposed anywhere",
    );
  });

  it("is needed for the verdict", () => {
    expect(errorsOf(({ noStart: _, ...given }) => given)).toEqual([
      "r: is said to be fails, but its scenarios say undecided",
    ]);
  });

  it("does not show that VMs that may be moved are lost", () => {
    const moved = errorsOf((given) => ({ ...given, requirement: { ...given.requirement, placement: "repack" } }));
    expect(moved.join()).toContain("is not shown");
  });
});
