import { cut, seeded, shuffled, times } from "../../../test/fixtures/packings/random";
import { estate, host, vm } from "../../../test/oracle/cases/case";
import { type Certificates, type Estate, EstateIndex, type Proof } from "../../estate";
import { verify } from "../../verify";
import { prove } from "..";

const HOSTS = 8;

/** As many VMs as fill all hosts but so many to the last MiB. */
function fullBut(empty: number, capacity: (h: number) => number): Estate {
  const random = seeded(5);
  const sizes = times(HOSTS - empty, (h) => cut(random, capacity(h + empty), 40)).flat();
  return estate(
    {
      hosts: times(HOSTS, (i) => host(`h${i}`, { memoryMib: capacity(i), cores: 1000 })),
      vms: shuffled(random, sizes).map((memoryMib, i) => vm(`v${i}`, memoryMib)),
    },
    { tolerate: { host: empty } },
  );
}

function certified(of: Estate): Certificates {
  return JSON.parse(JSON.stringify(prove(new EstateIndex(of)).certificates));
}

function withProofs(document: Certificates, change: (proof: Proof) => Proof): Certificates {
  return {
    ...document,
    requirements: document.requirements.map((one) => ({
      ...one,
      proofs: Object.fromEntries(Object.entries(one.proofs).map(([key, proof]) => [key, change(proof)])),
    })),
  };
}

describe("where some hosts are empty and the others are full", () => {
  const equal = fullBut(2, () => 100_000);
  const different = fullBut(1, (h) => 100_000 - 700 * h);

  it("they take over from any that are lost, by one recipe for all that are alike", () => {
    const [requirement] = certified(equal).requirements;
    const proofs = Object.values(requirement?.proofs ?? {});
    expect(requirement?.scenarios).toMatchObject({ survived: 1 + HOSTS + (HOSTS * (HOSTS - 1)) / 2, undecided: 0 });
    expect(proofs.filter((proof) => proof.kind === "refit" && proof.takeover !== undefined)).toHaveLength(1);
    expect(verify(equal, certified(equal))).toMatchObject({ ok: true, errors: [] });
  });

  it("a few VMs are moved where it is smaller than the lost one", () => {
    const [requirement] = certified(different).requirements;
    const proofs = Object.values(requirement?.proofs ?? {});
    expect(requirement?.scenarios.undecided).toBe(0);
    expect(proofs.some(({ kind }) => kind === "amended")).toBe(true);
    expect(verify(different, certified(different))).toMatchObject({ ok: true, errors: [] });
  });

  it("the verifier does not confirm that others take over", () => {
    const forged = withProofs(certified(equal), (proof) =>
      proof.kind === "refit" ? { ...proof, takeover: [...(proof.takeover ?? [])].slice(0, 2) } : proof,
    );
    expect(verify(equal, forged).ok).toBe(false);
  });

  it.each([
    ["one is left out", (moves: readonly number[]) => moves.slice(2)],
    ["one goes elsewhere", ([vm = 0, host = 0, ...rest]: readonly number[]) => [vm, (host + 1) % HOSTS, ...rest]],
    ["one is left down", ([vm = 0, _host, ...rest]: readonly number[]) => [vm, -1, ...rest]],
  ])("the verifier confirms no moves of which %s", (_name, change) => {
    const forged = withProofs(certified(different), (proof) =>
      proof.kind === "amended" ? { ...proof, moves: change(proof.moves) } : proof,
    );
    expect(verify(different, forged).ok).toBe(false);
  });

  it("the verifier follows a recipe only", () => {
    const forged = withProofs(certified(different), (proof) =>
      proof.kind === "amended" ? { ...proof, recipe: "none" } : proof,
    );
    expect(verify(different, forged).ok).toBe(false);
  });
});
