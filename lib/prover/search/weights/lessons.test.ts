import { times } from "../../../../test/fixtures/packings/random";
import { estate, host, vm } from "../../../../test/oracle/cases/case";
import { type Estate, EstateIndex } from "../../../estate";
import { verify } from "../../../verify";
import { prove } from "../..";

const HOSTS = 8;
const CAPACITY = 1000;

/** Sizes in steps of 64 MiB on hosts of 1,000: 960 of each are of use. What is asked for exceeds what two lost hosts leave of that by a step. */
function stepped(extra: number, residents = 0): Estate {
  const sizes = times((HOSTS - 2) * 5, () => 192).concat(times(extra, () => 64));
  return estate(
    {
      hosts: times(HOSTS, (i) => host(`h${i}`, { memoryMib: CAPACITY + 7 * residents, cores: 100 })),
      vms: [
        ...sizes.map((memoryMib, i) => vm(`v${i}`, memoryMib)),
        ...times(residents * HOSTS, (i) =>
          vm(`r${i}`, 7, { movable: false, host: `h${i % HOSTS}`, restart: "disabled" }),
        ),
      ],
    },
    { tolerate: { host: 2 } },
  );
}

function proven(of: Estate): ReturnType<typeof prove> {
  // For what two of the pairs take, if each had to be searched.
  return prove(new EstateIndex(of), { stepsPerScenario: 2000 });
}

describe("weights that refuted one scenario", () => {
  const pairs = (HOSTS * (HOSTS - 1)) / 2;

  it("refute all that are alike, by one proof", () => {
    const { requirements, certificates } = proven(stepped(1));
    expect(requirements[0]?.scenarios).toMatchObject({ failed: pairs, undecided: 0 });
    const proofs = Object.values(certificates.requirements[0]?.proofs ?? {}).map(({ kind }) => kind);
    expect(proofs.filter((kind) => kind === "weights")).toHaveLength(1);
    expect(verify(stepped(1), certificates)).toMatchObject({ ok: true, errors: [] });
  });

  it("refute none that is survived", () => {
    expect(proven(stepped(0)).requirements[0]?.scenarios).toMatchObject({ failed: 0, undecided: 0 });
  });

  it("are confirmed beside VMs that cannot be moved", () => {
    const crowded = stepped(1 + 2 * HOSTS, 1);
    const { requirements, certificates } = proven(crowded);
    expect(requirements[0]?.scenarios).toMatchObject({ undecided: 0 });
    expect(requirements[0]?.scenarios.failed).toBeGreaterThanOrEqual(pairs);
    expect(verify(crowded, certificates)).toMatchObject({ ok: true, errors: [] });
  });
});
