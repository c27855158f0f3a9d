import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Estate, validateEstate } from "../estate";
import { check, proof } from "./check";

function estate(name: string, change: (estate: Estate) => Estate = (same) => same): Estate {
  const file = join(__dirname, "../../test/fixtures/estates", `${name}.json`);
  const valid = validateEstate(JSON.parse(readFileSync(file, "utf8")));
  if (!valid.ok) throw new Error(`${file} is not valid`);
  return change(valid.value);
}

function reportOf(given: Estate) {
  const checked = check(given);
  if (!checked.ok) throw new Error(checked.errors.map(({ message }) => message).join());
  return checked.value.report;
}

describe("a check", () => {
  it("puts verdicts, findings, assumptions and limits together", () => {
    const report = reportOf(estate("survives"));
    expect(report).toMatchObject({ estate: "acme", profile: "baseline", counts: { clusters: 1, hosts: 6, vms: 14 } });
    expect(report.requirements.map(({ id, verdict, tolerate }) => [id, verdict, tolerate])).toEqual([
      ["any-host", "tolerates", { host: 1 }],
      ["any-rack", "tolerates", { rack: 1 }],
    ]);
    expect(report.rules.length).toBeGreaterThan(10);
    expect(report.assumed.map(({ list, fact }) => `${list}.${fact}`)).toContain("vms.reservation.memoryMib");
    expect(report.notModelled).not.toEqual([]);
  });

  it("says of a failure for all that is configured alone that there is no room without overcommit", () => {
    const byRequirement = (given: Estate) =>
      reportOf(given).requirements.map(({ id, verdict, heldByReservations }) => [id, verdict, heldByReservations]);
    expect(byRequirement(estate("breaks"))).toEqual([["any-host", "fails", true]]);
    const reserved = estate("breaks", (breaks) => ({
      ...breaks,
      vms: breaks.vms?.map((vm) => ({ ...vm, reservation: { cpuMhz: 0, memoryMib: vm.memoryMib ?? 0 } })) ?? [],
    }));
    expect(byRequirement(reserved)).toEqual([["any-host", "fails", undefined]]);
  });

  it("looks for the smallest changes with which a failing requirement holds, each proven", () => {
    const [anyHost] = reportOf(estate("breaks")).requirements;
    expect(anyHost?.fixes?.search).toBe("complete");
    expect(anyHost?.fixes?.fixes.map(({ steps }) => steps.map(({ kind }) => kind))).toEqual([
      ["add-host"],
      ["add-capacity"],
    ]);
    expect(reportOf(estate("survives")).requirements.map(({ fixes }) => fixes)).toEqual([undefined, undefined]);
    expect(reportOf(estate("undecided")).requirements.map(({ fixes }) => fixes)).toEqual([undefined, undefined]);
  });

  it("counts no scenario as survived where the inventory of VMs is partial, and says what it did not see", () => {
    const partial = estate("survives", (given) => ({
      ...given,
      clusters:
        given.clusters?.map((cluster) => ({ ...cluster, inventory: { vms: "partial", hosts: "complete" } })) ?? [],
    }));
    const { requirements, notSeen } = reportOf(partial);
    expect(requirements.map(({ verdict }) => verdict)).toEqual(["undecided", "undecided"]);
    expect(notSeen).toEqual(["VMs of cluster prod that are not in the estate (its inventory is partial)"]);
  });

  it("takes the profile that it is given before the estate's own", () => {
    const own = estate("survives", (given) => ({ ...given, profile: "production" }));
    expect(reportOf(own).profile).toBe("production");
    const checked = check(own, { profile: { name: "ours", rules: { "ha/enabled": "error" } } });
    expect(checked.ok && checked.value.report.rules).toEqual([{ rule: "ha/enabled", outcome: "passes" }]);
  });

  it("says where the estate names a profile that nobody has", () => {
    const checked = check(estate("survives", (given) => ({ ...given, profile: "productoin" })));
    expect(checked).toEqual({
      ok: false,
      errors: [
        { pointer: "/profile", message: 'there is no profile "productoin"', hint: 'did you mean "production"?' },
      ],
    });
  });

  it("shows a gate that only warns, with its reason", () => {
    const warned = estate("survives", (given) => ({ ...given, gate: { mode: "warn", reason: "CHG-1207" } }));
    expect(reportOf(warned).gate).toEqual({ mode: "warn", reason: "CHG-1207" });
  });
});

it("a proof alone evaluates no rule, and its counterexamples name their certificates", () => {
  const { report, certificates } = proof(estate("breaks"));
  expect([report.rules, report.findings, report.requirements[0]?.fixes]).toEqual([[], [], undefined]);
  const keys = report.requirements.flatMap(({ counterexamples }) =>
    counterexamples.map(({ certificate }) => certificate),
  );
  expect(keys.length).toBe(1);
  for (const key of keys) expect(JSON.stringify(certificates)).toContain(JSON.stringify(key));
});
