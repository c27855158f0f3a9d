import fc from "fast-check";
import type { Estate, Rule, Vm } from "../../../lib/estate";
import { cluster, estate, host, PINNED, vm } from "../../oracle/cases/case";

const size = fc.integer({ min: 1, max: 6 });

const rule = (vms: number) =>
  fc.record({
    kind: fc.constantFrom("apart", "racks", "together"),
    members: fc.uniqueArray(fc.nat(vms - 1), { minLength: 2, maxLength: 3 }),
    mandatory: fc.constantFrom(true, true, undefined),
  });

const plan = fc.record({
  hosts: fc.array(fc.integer({ min: 6, max: 16 }), { minLength: 3, maxLength: 7 }),
  vms: fc.array(fc.record({ memory: size, home: fc.nat(6), low: fc.boolean(), held: fc.boolean() }), {
    minLength: 3,
    maxLength: 16,
  }),
  racks: fc.integer({ min: 2, max: 4 }),
  rules: fc.array(rule(3), { maxLength: 2 }),
  pinned: fc.boolean(),
  failures: fc.integer({ min: 1, max: 3 }),
  gold: fc.boolean(),
});

/** Estates of up to seven hosts and sixteen VMs, mostly with little room to spare, of which up to three hosts fail. */
export const crowdedEstates: fc.Arbitrary<Estate> = plan.map(({ hosts, vms, racks, rules, pinned, failures, gold }) => {
  const homes = homesOf(hosts, vms);
  return estate(
    {
      clusters: [pinned ? PINNED : cluster("c")],
      domains: Array.from({ length: racks }, (_, i) => ({ id: `rack${i}`, kind: "rack" })),
      hosts: hosts.map((memoryMib, i) => host(`h${i}`, { memoryMib, domains: [`rack${i % racks}`] })),
      vms: vms.map(({ memory, low, held }, i): Vm => {
        const at = homes[i] === undefined ? {} : { host: `h${homes[i]}` };
        return vm(`v${i}`, memory, {
          ...(pinned || held ? at : {}),
          ...(held && homes[i] !== undefined ? { movable: false } : {}),
          ...(gold && i % 2 === 0 ? { tier: "gold" } : low ? { restart: "low" as const } : {}),
        });
      }),
      rules: rules.map(({ kind, members, mandatory }, i): Rule => {
        const common = {
          id: `r${i}`,
          vms: members.map((v) => `v${v}`),
          ...(mandatory === undefined ? {} : { mandatory }),
        };
        if (kind === "together") return { ...common, kind: "affinity" };
        return { ...common, kind: "anti-affinity", over: kind === "racks" ? "rack" : "host" };
      }),
    },
    { tolerate: { host: failures }, ...(gold ? { tiers: ["gold"] } : {}) },
  );
});

/** The wanted host, or the next one with room. */
function homesOf(
  hosts: readonly number[],
  vms: readonly { readonly memory: number; readonly home: number }[],
): readonly (number | undefined)[] {
  const left = [...hosts];
  return vms.map(({ memory, home }) => {
    for (let i = 0; i < hosts.length; i += 1) {
      const h = (home + i) % hosts.length;
      if ((left[h] ?? 0) < memory) continue;
      left[h] = (left[h] ?? 0) - memory;
      return h;
    }
    return undefined;
  });
}
