import fc from "fast-check";
import { type Estate, EstateIndex, type Vm, validateEstate } from "../../../lib/estate";
import { prove } from "../../../lib/prover";
import { type ClusterRoom, measureSlack } from "../../../lib/slack";
import { judge } from "../../oracle";
import { crowdedEstates } from "../fixes/crowded";
import { completeEstates } from "../prover/estates";
import { at, pick } from "../prover/picking";
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

/** The estate with VMs more, on every choice of hosts where VMs stay. */
function startsOf(estate: Estate, model: Vm, sizes: readonly number[], stays: boolean): readonly Estate[] {
  const [memoryMib, ...others] = sizes;
  if (memoryMib === undefined) return [estate];
  const hosts = stays ? (estate.hosts ?? []).map(({ id }) => id) : [model.host];
  return hosts.flatMap((host) => {
    const vms = [...(estate.vms ?? []), { ...model, id: `added-${sizes.length}`, memoryMib, host }];
    return startsOf({ ...estate, vms }, model, others, stays);
  });
}

function withTolerance(estate: Estate, host: number): Estate {
  return { ...estate, requirements: estate.requirements?.map((one) => ({ ...one, tolerate: { host } })) };
}

function isTolerated(estate: Estate): boolean {
  const [requirement] = estate.requirements ?? [];
  return requirement !== undefined && judge(estate, requirement).verdict === "tolerates";
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
      runs(25),
    );
  });

  let counted = 0;

  it("is what the oracle says, by every placement of every VM", () => {
    fc.assert(
      fc.property(crowdedEstates, fc.boolean(), (estate, stays) => {
        const clusters = estate.clusters?.map((one) => (stays ? { ...one, drs: { enabled: false } } : one));
        const hosts = estate.hosts ?? [];
        const vms = estate.vms?.slice(0, 4).map((vm, i) => ({ ...vm, host: pick(hosts, i).id }));
        const of = { ...estate, clusters, vms };
        const index = new EstateIndex(of);
        for (const verdict of prove(index).requirements.filter((entry) => entry.verdict === "tolerates")) {
          const { room, hostFailures } = measureSlack(index, verdict);
          const [{ like, more, largestMemoryMib }] = [at(room, 0)];
          const model = at(vms?.filter(({ id }) => id === like) ?? [], 0);
          const survives = (sizes: readonly number[]) => startsOf(of, model, sizes, stays).some(isTolerated);
          if (more.exact && more.value < 3) {
            const sizes = Array.from({ length: more.value + 1 }, () => model.memoryMib ?? 0);
            expect([survives(sizes.slice(1)), survives(sizes)]).toEqual([true, false]);
            counted += 1;
          }
          if (largestMemoryMib.exact && largestMemoryMib.value > 0) {
            const { value } = largestMemoryMib;
            expect([survives([value]), survives([value + 1])]).toEqual([true, false]);
          }
          const failures = hostFailures?.value ?? 0;
          expect(isTolerated(withTolerance(of, failures))).toBe(true);
          if (failures < hosts.length) expect(isTolerated(withTolerance(of, failures + 1))).toBe(false);
        }
      }),
      runs(12),
    );
    expect(counted).toBeGreaterThan(1);
  });

  it("is exact often enough for the property to mean something", () => {
    expect(exact).toBeGreaterThan(5);
  });
});
