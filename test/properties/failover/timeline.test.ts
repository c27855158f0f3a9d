import fc from "fast-check";
import { type Estate, EstateIndex, type Rule, type Vm, validateEstate } from "../../../lib/estate";
import { simulate } from "../../../lib/failover";
import { patched, TWO_SITES } from "../../fixtures/two-sites";
import { runs } from "../prover/runs";

const vm = fc.record({
  bootSeconds: fc.integer({ min: 0, max: 300 }),
  restart: fc.constantFrom<Vm["restart"]>("highest", "high", "medium", "low", "lowest"),
  /** Those before it that it waits for. */
  after: fc.array(fc.nat(6), { maxLength: 2 }),
  group: fc.nat(3),
});

const blueprint = fc.record({
  vms: fc.array(vm, { minLength: 2, maxLength: 7 }),
  starts: fc.integer({ min: 1, max: 3 }),
  decisionSeconds: fc.integer({ min: 0, max: 1000 }),
  groups: fc.integer({ min: 0, max: 2 }),
  delaySeconds: fc.integer({ min: 0, max: 100 }),
});

type Blueprint = typeof blueprint extends fc.Arbitrary<infer T> ? T : never;

function build(of: Blueprint): Estate {
  const ids = of.vms.map((_, i) => `v${i}`);
  const vms = of.vms.map(
    ({ bootSeconds, restart }, i): Vm => ({
      id: `v${i}`,
      cluster: "prod",
      vcpus: 1,
      memoryMib: 1,
      overheadMib: 0,
      disks: [{ datastore: "ams-1" }],
      networks: ["ams-lan"],
      bootSeconds,
      restart,
    }),
  );
  const rules = of.vms.flatMap(({ after }, i): readonly Rule[] => {
    const waits = [...new Set(after)].filter((other) => other < i).map((other) => `v${other}`);
    return waits.length === 0 ? [] : [{ id: `after-${i}`, kind: "dependency", vms: [`v${i}`], after: waits }];
  });
  const order = Array.from({ length: of.groups }, (_, g) => ({
    id: `g${g}`,
    vms: of.vms.flatMap(({ group }, i) => (group === g ? [`v${i}`] : [])),
    delaySeconds: of.delaySeconds,
  }));
  return {
    ...patched(TWO_SITES, {
      replications: { copies: { vms: ids } },
      clusters: { dr: { concurrentStarts: of.starts } },
      failoverPlans: {
        "ams-lost": { detectionSeconds: 0, decisionSeconds: of.decisionSeconds, dnsTtlSeconds: 0, shed: null, order },
      },
    }),
    vms,
    rules,
  };
}

function backOf(estate: Estate): ReadonlyMap<string, number> {
  const valid = validateEstate(estate);
  if (!valid.ok) throw new Error(JSON.stringify(valid.errors));
  const { vms } = simulate(new EstateIndex(valid.value), [{ kind: "site", id: "ams" }]);
  return new Map(vms.map(({ vm: id, back }) => [id, back?.least ?? Number.NaN]));
}

function neverLater(better: Estate, than: Estate): void {
  const [now, before] = [backOf(better), backOf(than)];
  expect(now.size).toBe(before.size);
  for (const [id, back] of now) expect(back).toBeLessThanOrEqual(before.get(id) ?? Number.NaN);
}

describe("a simulated failover", () => {
  const holds = (property: (of: Blueprint) => void) => fc.assert(fc.property(blueprint, property), runs(40));

  it("never brings anything back later with more start slots", () => {
    holds((of) => neverLater(build({ ...of, starts: of.starts + 1 }), build(of)));
  });

  it("never brings anything back later with another host", () => {
    holds((of) => {
      const { hosts = [], ...estate } = build(of);
      const more = hosts.filter(({ id }) => id === "fra-1").map((host) => ({ ...host, id: "fra-3" }));
      neverLater({ ...estate, hosts: [...hosts, ...more] }, { ...estate, hosts });
    });
  });

  it("never brings anything back later where it is decided earlier, or a VM boots faster", () => {
    holds((of) => {
      neverLater(build({ ...of, decisionSeconds: Math.floor(of.decisionSeconds / 2) }), build(of));
      const faster = of.vms.map((one, i) => (i === 0 ? { ...one, bootSeconds: Math.floor(one.bootSeconds / 2) } : one));
      neverLater(build({ ...of, vms: faster }), build(of));
    });
  });

  it("never brings a VM back after one of a lower priority that waits for the same and boots as long", () => {
    const ranks = ["highest", "high", "medium", "low", "lowest"];
    holds((of) => {
      const alike = of.vms.map((one, i) => ({
        ...one,
        after: one.after.filter((other) => other === 0 && i > 0),
        bootSeconds: 60,
      }));
      const back = backOf(build({ ...of, vms: alike }));
      alike.forEach((a, i) => {
        alike.forEach((b, j) => {
          const same = a.group === b.group && a.after.length === b.after.length && i > 0 && j > 0;
          if (!same || ranks.indexOf(a.restart ?? "") >= ranks.indexOf(b.restart ?? "")) return;
          expect(back.get(`v${i}`)).toBeLessThanOrEqual(back.get(`v${j}`) ?? Number.NaN);
        });
      });
    });
  });

  it("starts nothing before what it waits for is up, and never more at once than there are slots", () => {
    holds((of) => {
      const estate = build(of);
      const { vms } = simulate(new EstateIndex(estate), [{ kind: "site", id: "ams" }]);
      const at = new Map(vms.map((one) => [one.vm, one]));
      for (const rule of estate.rules ?? []) {
        if (rule.kind !== "dependency") continue;
        const starts = at.get(rule.vms[0] ?? "")?.starts?.least ?? 0;
        for (const other of rule.after) expect(at.get(other)?.up?.least).toBeLessThanOrEqual(starts);
      }
      for (const { starts } of vms) {
        const moment = starts?.least ?? 0;
        const booting = vms.filter((one) => (one.starts?.least ?? 0) <= moment && (one.up?.least ?? 0) > moment);
        expect(booting.length).toBeLessThanOrEqual(2 * of.starts);
      }
    });
  });
});
