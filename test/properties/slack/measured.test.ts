import fc from "fast-check";
import { type Estate, EstateIndex, type Vm, validateEstate } from "../../../lib/estate";
import { prove } from "../../../lib/prover";
import { type ClusterRoom, measureSlack } from "../../../lib/slack";
import { crowdedEstates } from "../fixes/crowded";
import { completeEstates } from "../prover/estates";
import { runs } from "../prover/runs";

/** The verdict with VMs added that are like the one that was measured with. */
function verdictWith(
  estate: Estate,
  id: string,
  { like }: ClusterRoom,
  count: number,
  fields: Partial<Vm>,
): string | undefined {
  const { host: _host, ...model } = estate.vms?.find((vm) => vm.id === like) ?? { id: like };
  const added = Array.from({ length: count }, (_, i) => ({ ...model, ...fields, id: `added-${i}` }));
  const valid = validateEstate({ ...estate, vms: [...(estate.vms ?? []), ...added] });
  if (!valid.ok) return undefined;
  return prove(new EstateIndex(valid.value)).requirements.find((entry) => entry.id === id)?.verdict;
}

describe("the slack of a random estate", () => {
  let exact = 0;

  it("is proven at what it says, and refuted one beyond where it says that it is exact", () => {
    fc.assert(
      fc.property(fc.oneof(completeEstates, crowdedEstates), (estate) => {
        const index = new EstateIndex(estate);
        for (const verdict of prove(index).requirements.filter((entry) => entry.verdict === "tolerates")) {
          for (const room of measureSlack(index, verdict, { proofs: 40 }).room.filter(({ more }) => more.exact)) {
            const { more, largestVcpus } = room;
            expect(verdictWith(estate, verdict.id, room, more.value, {})).toBe("tolerates");
            expect(verdictWith(estate, verdict.id, room, more.value + 1, {})).toBe("fails");
            exact += 1;
            if (!largestVcpus.exact || largestVcpus.value === 0) continue;
            expect(verdictWith(estate, verdict.id, room, 1, { vcpus: largestVcpus.value })).toBe("tolerates");
            expect(verdictWith(estate, verdict.id, room, 1, { vcpus: largestVcpus.value + 1 })).toBe("fails");
          }
        }
      }),
      runs(80),
    );
  });

  it("is exact often enough for the property to mean something", () => {
    expect(exact).toBeGreaterThan(5);
  });
});
