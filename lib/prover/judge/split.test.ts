import { cluster, estate, host, vm } from "../../../test/oracle/cases/case";
import { type Estate, EstateIndex } from "../../estate";
import { prove } from "..";

/** Two clusters of three hosts; `left` and `right` are the sizes of their VMs. A service ties them together if asked. */
function pair(left: readonly number[], right: readonly number[], tied: boolean): Estate {
  const side = (id: string, sizes: readonly number[]) => ({
    hosts: [1, 2, 3].map((n) => host(`${id}${n}`, { cluster: id })),
    vms: sizes.map((size, i) => vm(`${id}-vm${i}`, size, { cluster: id })),
  });
  const [a, b] = [side("a", left), side("b", right)];
  const services = [{ id: "both", vms: ["a-vm0", "b-vm0"], quorum: 2 }];
  return estate(
    {
      clusters: [cluster("a"), cluster("b")],
      hosts: [...a.hosts, ...b.hosts],
      vms: [...a.vms, ...b.vms],
      ...(tied ? { services } : {}),
    },
    { tolerate: { host: 2 } },
  );
}

describe("clusters that nothing ties together", () => {
  it.each<[string, readonly number[], readonly number[]]>([
    ["both survive", [5, 5], [10]],
    ["one is too full for two failures", [5, 5], [6, 6]],
    ["one is too full for a single one", [5, 5], [6, 6, 6]],
    ["both are", [6, 6, 6], [6, 6, 6]],
    ["one does not fit at all", [11], [5]],
  ])("are decided as if they were one: %s", (_, left, right) => {
    const [apart] = prove(new EstateIndex(pair(left, right, false))).requirements;
    const [joint] = prove(new EstateIndex(pair(left, right, true))).requirements;
    expect(apart?.verdict).toBe(joint?.verdict);
    expect(apart?.scenarios).toEqual(joint?.scenarios);
    expect(apart?.counterexamples.map(({ failed, alike }) => ({ failed, alike }))).toEqual(
      joint?.counterexamples.map(({ failed, alike }) => ({ failed, alike })),
    );
  });

  it("rest on one recipe for both", () => {
    const { certificates } = prove(new EstateIndex(pair([5, 5], [10], false)));
    expect(certificates.requirements[0]?.claims).toEqual([{ outcome: "survived", proof: "p1", scenarios: "rest" }]);
  });

  it("count the failures of all of them against the tolerance", () => {
    const [verdict] = prove(new EstateIndex(pair([5, 5], [10], false))).requirements;
    expect(verdict?.scenarios.total).toBe(1 + 6 + 15);
  });

  it("take the lowest restart priority of the whole scope for pinned VMs", () => {
    const pinned = { drs: { enabled: false } };
    const of = estate(
      {
        clusters: [cluster("a", pinned), cluster("b", pinned)],
        hosts: [
          host("a1", { cluster: "a" }),
          host("a2", { cluster: "a" }),
          host("b1", { cluster: "b" }),
          host("b2", { cluster: "b" }),
        ],
        vms: [
          vm("gold", 5, { cluster: "a", host: "a1", tier: "gold" }),
          // Ranks below the gold VM of its own cluster, not below that of the other: it keeps its room, and there is none.
          vm("other", 6, { cluster: "a", host: "a1", restart: "low", memoryMib: 5 }),
          vm("still", 6, { cluster: "a", host: "a2" }),
          vm("late", 5, { cluster: "b", host: "b1", tier: "gold", restart: "low" }),
        ],
      },
      { tiers: ["gold"] },
    );
    const [verdict] = prove(new EstateIndex(of)).requirements;
    expect(verdict?.counterexamples.map(({ failed }) => failed)).toContainEqual([{ kind: "host", id: "a1" }]);
  });
});
