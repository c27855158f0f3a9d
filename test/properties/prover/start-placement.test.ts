import fc from "fast-check";
import { type Estate, EstateIndex, type Id, type Vm, validateEstate } from "../../../lib/estate";
import { prove, type Verdict } from "../../../lib/prover";
import { verify } from "../../../lib/verify";
import { completeEstates } from "./estates";
import { range } from "./picking";
import { runs } from "./runs";

/** Everything stays where it is, and of a few VMs that is not told. */
const startless: fc.Arbitrary<Estate> = fc
  .tuple(completeEstates, fc.integer({ min: 1, max: 3 }), fc.nat(), fc.boolean())
  .map(([estate, count, from, isPlain]): Estate => {
    const vms = estate.vms ?? [];
    const open = new Set(range(count).map((i) => vms[(from + i) % vms.length]?.id));
    return {
      ...estate,
      vms: vms.map((vm) => (open.has(vm.id) ? withoutHost(vm) : vm)),
      requirements: estate.requirements?.map((requirement) => ({
        ...requirement,
        placement: "pinned",
        ...(isPlain ? { continuity: false } : {}),
      })),
    };
  });

function withoutHost({ host: _host, ...vm }: Vm): Vm {
  return vm;
}

/** What is said of a requirement with every way to fill the hosts in, each proven by itself. */
function verdictsOfAllStarts(estate: Estate, id: Id, open: readonly Id[]): ReadonlySet<Verdict> {
  const [vm, ...others] = open;
  if (vm === undefined) {
    const { requirements } = prove(new EstateIndex(estate), { startPlacement: false });
    return new Set(requirements.flatMap((entry) => (entry.id === id ? [entry.verdict] : [])));
  }
  const cluster = estate.vms?.find((entry) => entry.id === vm)?.cluster;
  const hosts = (estate.hosts ?? []).filter((host) => host.cluster === cluster);
  return new Set(hosts.flatMap((host) => [...verdictsOfAllStarts(placed(estate, { [vm]: host.id }), id, others)]));
}

function placed(estate: Estate, places: { readonly [vm: Id]: Id }): Estate {
  const vms = estate.vms?.map((vm) => (places[vm.id] === undefined ? vm : { ...vm, host: places[vm.id] }));
  return { ...estate, vms };
}

describe("the search for a start placement", () => {
  const seen = { found: 0, "none-exists": 0, open: 0 };

  it("finds one where there is one, and says that there is none where each of them fails", () => {
    fc.assert(
      fc.property(startless, (estate) => {
        if (!validateEstate(estate).ok) return;
        const proven = prove(new EstateIndex(estate));
        expect(verify(estate, proven.certificates).errors).toEqual([]);
        for (const { id, verdict, missing, startSearch, startPlacement = {} } of proven.requirements) {
          if (startSearch === undefined) continue;
          seen[startSearch.outcome] += 1;
          const open = missing.map(({ object }) => object.slice("vms/".length));
          const all = verdictsOfAllStarts(estate, id, open);
          const expected = all.has("tolerates") ? "found" : all.has("undecided") ? "open" : "none-exists";
          expect(startSearch.outcome).toBe(expected);
          expect(verdict).toBe(expected === "none-exists" ? "fails" : "undecided");
          if (expected !== "found") continue;
          const { requirements } = prove(new EstateIndex(placed(estate, startPlacement)));
          expect(requirements.find((entry) => entry.id === id)?.verdict).toBe("tolerates");
        }
      }),
      runs(80),
    );
  });

  it("meets every outcome often enough to mean something", () => {
    expect(seen.found).toBeGreaterThan(3);
    expect(seen["none-exists"]).toBeGreaterThan(0);
  });
});
