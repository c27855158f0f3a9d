import { estate, host, vm } from "../../test/oracle/cases/case";
import { type Certificates, type Estate, EstateIndex, type WeightProof } from "../estate";
import { prove } from "../prover";
import { verify } from ".";

/** Two hosts in whose way memory and GPUs are to each other: there is room in either for all, in both for none but four. */
function crossed(extra: Partial<Estate> = {}): Estate {
  const hosts = [0, 1].map((i) => host(`h${i}`, { memoryMib: 10, cores: 100, resources: { gpu: 10 } }));
  const shapes = [
    [6, 2],
    [6, 2],
    [2, 6],
    [2, 6],
    [3, 3],
  ];
  const vms = shapes.map(([memoryMib = 0, gpu = 0], i) => vm(`v${i}`, memoryMib, { resources: { gpu } }));
  return { ...estate({ hosts, vms }, { tolerate: { host: 0 } }), ...extra };
}

const PROOF: WeightProof = {
  kind: "weights",
  hosts: "all",
  items: [
    { demand: { memory: 2, "resources.gpu": 6 }, weight: 1 },
    { demand: { memory: 6, "resources.gpu": 2 }, weight: 1 },
    { demand: { memory: 3, "resources.gpu": 3 }, weight: 1 },
  ],
};

/** Whether the verifier takes the proof for a failure. */
function confirms(of: Estate, proof: WeightProof): boolean {
  const certificates: Certificates = JSON.parse(JSON.stringify(prove(new EstateIndex(of)).certificates));
  const requirements = certificates.requirements.map((one) => ({
    ...one,
    verdict: "fails" as const,
    scenarios: { total: 1, survived: 0, failed: 1, undecided: 0 },
    placements: [],
    proofs: { p: proof },
    claims: [{ outcome: "failed" as const, proof: "p", scenarios: "rest" as const }],
  }));
  return verify(of, { ...certificates, requirements }).ok;
}

describe("weights for sizes", () => {
  it("show that VMs do not fit, where two of them are all that a host can hold", () => {
    expect(confirms(crossed(), PROOF)).toBe(true);
  });

  it("show it too where each is heavier in proportion", () => {
    const items = PROOF.items.map(({ demand, weight }) => ({ demand, weight: 7 * weight }));
    expect(confirms(crossed(), { ...PROOF, items })).toBe(true);
  });

  it.each([
    ["a kind of VM weighs nothing", PROOF.items.slice(1)],
    ["a kind of VM is said to weigh less than nothing", PROOF.items.map((one) => ({ ...one, weight: -1 }))],
    ["a weight is no integer", PROOF.items.map((one) => ({ ...one, weight: 0.5 }))],
    [
      "VMs are said to demand less, so that a host holds more",
      PROOF.items.map((one) => ({ ...one, demand: { memory: 2 } })),
    ],
    ["VMs are said to demand more than they do", PROOF.items.map((one) => ({ ...one, demand: { memory: 7 } }))],
    ["items demand nothing", PROOF.items.map((one) => ({ ...one, demand: {} }))],
    ["items demand of a dimension that there is not", PROOF.items.map((one) => ({ ...one, demand: { toString: 3 } }))],
    ["nothing weighs", []],
  ])("show nothing where %s", (_name, items) => {
    expect(confirms(crossed(), { ...PROOF, items })).toBe(false);
  });

  it("show nothing of hosts that the VMs are not bound to", () => {
    expect(confirms(crossed(), { ...PROOF, hosts: [0] })).toBe(false);
  });

  it("show nothing where a third host takes the last VM", () => {
    const { hosts = [] } = crossed();
    const third = host("h2", { memoryMib: 3, cores: 100, resources: { gpu: 3 } });
    expect(confirms(crossed({ hosts: [...hosts, third] }), PROOF)).toBe(false);
  });

  it("show nothing where the last VM may stay down", () => {
    const { vms = [] } = crossed();
    const others = vms.map((one, i) => (i === 4 ? { ...one, power: "off" as const } : one));
    expect(confirms(crossed({ vms: others }), PROOF)).toBe(false);
  });

  it("count what VMs that cannot be moved take of their hosts", () => {
    const { hosts = [], vms = [] } = crossed();
    const larger = hosts.map((one) => ({ ...one, memoryMib: 13, resources: { gpu: 13 } }));
    const resident = vm("resident", 3, { movable: false, host: "h0", resources: { gpu: 3 } });
    expect(confirms(crossed({ hosts: larger, vms: [...vms.slice(0, 4), resident] }), PROOF)).toBe(false);
    const residents = [resident, { ...resident, id: "other", host: "h1" }];
    expect(confirms(crossed({ hosts: larger, vms: [...vms, ...residents] }), PROOF)).toBe(true);
  });
});
