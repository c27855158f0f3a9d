import { cluster, estate, host, PINNED, vm } from "../../../test/oracle/cases/case";
import { type Certificates, type Estate, EstateIndex, type Proof, type RequirementCertificates } from "../../estate";
import { prove } from "..";

function certified(of: Estate): RequirementCertificates {
  const certificates: Certificates = prove(new EstateIndex(of)).certificates;
  const [first] = certificates.requirements;
  if (first === undefined) throw new Error("the estate has no requirement");
  return first;
}

/** Kinds of proof by the scenarios that rest on them. */
function proofs(of: Estate): { readonly [scenarios: string]: Proof["kind"] | undefined } {
  const { claims, proofs: all, domains } = certified(of);
  return Object.fromEntries(
    claims.map(({ scenarios, proof }) => [
      scenarios === "rest"
        ? "rest"
        : scenarios.map((scenario) => scenario.map((at) => domains[at]?.id).join("+")).join(" "),
      all[proof]?.kind,
    ]),
  );
}

const HOSTS = ["h1", "h2", "h3"].map((id) => host(id));

describe("the certificates of a requirement", () => {
  it("let one recipe stand for every scenario that it survives", () => {
    const of = estate({ hosts: HOSTS, vms: [vm("a", 5), vm("b", 5)] }, { tolerate: { host: 1 } });
    expect(proofs(of)).toEqual({ rest: "refit" });
  });

  it("name every failed scenario with its proof", () => {
    const of = estate({ hosts: HOSTS, vms: [vm("a", 8), vm("b", 8), vm("e", 8)] });
    expect(proofs(of)).toEqual({ rest: "refit", "h1 h2 h3": "sum" });
  });

  it("hold the requirement as it was decided", () => {
    const of = estate({ hosts: HOSTS, vms: [vm("a", 5)] });
    const { certificates } = prove(new EstateIndex(of), { placement: "repack", demand: "reservation" });
    expect(certificates.requirements[0]?.requirement).toEqual({
      id: "r",
      tolerate: { host: 1 },
      placement: "repack",
      demand: "reservation",
    });
  });

  it("name each VM and host by its position in the estate", () => {
    const of = estate({
      clusters: [PINNED],
      hosts: HOSTS,
      vms: [vm("a", 5, { host: "h3", power: "off" }), vm("b", 5, { host: "h2" })],
    });
    const { placements } = certified(of);
    expect(placements).toEqual([[-1, 1]]);
  });

  it("show either way where it is not known whether VMs are moved", () => {
    const of = estate({ clusters: [cluster("c", { drs: {} })], hosts: HOSTS, vms: [vm("a", 5, { host: "h1" })] });
    const { proofs: all, claims } = certified(of);
    expect(claims).toHaveLength(1);
    expect(all[claims[0]?.proof ?? ""]).toEqual({
      kind: "either",
      ways: [
        { repack: [], proof: "p1" },
        { repack: ["c"], proof: "p2" },
      ],
    });
  });

  it("show by a start placement that continuity breaks", () => {
    const services: Estate["services"] = [{ id: "s", vms: ["a", "b"], quorum: 1 }];
    const of = estate({ hosts: HOSTS, vms: [vm("a", 1), vm("b", 1)], services }, { continuity: true });
    const { proofs: all } = certified(of);
    expect(Object.values(all).find(({ kind }) => kind === "continuity")).toEqual({
      kind: "continuity",
      service: 0,
      places: [0, 0, 1, 0],
    });
  });

  it("show by its rules that continuity holds", () => {
    const services: Estate["services"] = [{ id: "s", vms: ["a", "b"], quorum: 1 }];
    const rules: Estate["rules"] = [{ id: "apart", kind: "anti-affinity", vms: ["a", "b"], mandatory: false }];
    const of = estate({ hosts: HOSTS, vms: [vm("a", 1), vm("b", 1)], services, rules }, { continuity: true });
    const { proofs: all, verdict } = certified(of);
    expect(verdict).toBe("tolerates");
    expect(Object.values(all).filter(({ kind }) => kind === "untouched")).toContainEqual({
      kind: "untouched",
      witness: "p1",
      bounds: [{ service: 0, rules: [0], places: [0, 0, 1, 1] }],
    });
  });
});
