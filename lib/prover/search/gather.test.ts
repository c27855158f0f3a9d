import { cut, seeded, shuffled, times } from "../../../test/fixtures/packings/random";
import { estate, host, vm } from "../../../test/oracle/cases/case";
import { EstateIndex, type Vm } from "../../estate";
import { prove } from "..";

const HOSTS = 12;

/** Hosts that their own VMs fill to the last MiB, and a spare one: losing it or any other leaves nothing to spare. */
function full(pieces: number, sized: (memoryMib: number, i: number) => Partial<Vm>): ReturnType<typeof estate> {
  const random = seeded(pieces);
  const sizes = shuffled(random, times(HOSTS, () => cut(random, 100_000, pieces)).flat());
  return estate(
    {
      hosts: times(HOSTS + 1, (i) =>
        host(`h${i}`, { memoryMib: 100_000, cores: 1000, resources: { gpu: 2 * pieces } }),
      ),
      vms: sizes.map((memoryMib, i) => vm(`v${i}`, memoryMib, sized(memoryMib, i))),
    },
    { tolerate: { host: 1 } },
  );
}

function scenariosOf(of: ReturnType<typeof estate>): object | undefined {
  return prove(new EstateIndex(of), { stepsPerScenario: 20_000 }).requirements[0]?.scenarios;
}

const ALL = { total: HOSTS + 2, survived: HOSTS + 2, failed: 0, undecided: 0 };

describe("hosts that many VMs fill to the last MiB", () => {
  it.each([30, 60])("are packed again after each failure (%i VMs a host)", (pieces) => {
    expect(scenariosOf(full(pieces, () => ({})))).toEqual(ALL);
  });

  it("are packed again where another dimension has to fit too", () => {
    expect(scenariosOf(full(40, (_, i) => ({ resources: { gpu: 1 + (i % 2) } })))).toEqual(ALL);
  });

  it("are packed again around VMs that cannot be moved", () => {
    const { hosts, vms, ...rest } = full(40, () => ({}));
    const residents = times(HOSTS + 1, (i) =>
      vm(`resident${i}`, 500, { movable: false, host: `h${i}`, restart: "disabled" }),
    );
    const roomier = hosts?.map((one) => ({ ...one, memoryMib: 100_500 }));
    expect(scenariosOf({ ...rest, hosts: roomier, vms: [...(vms ?? []), ...residents] })).toMatchObject({
      undecided: 0,
    });
  });
});
