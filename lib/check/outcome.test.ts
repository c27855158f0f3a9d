import { finding, report, requirement } from "../../test/golden/fixtures/parts";
import { notSeen } from "./not-seen";
import { isProven, reaches } from "./outcome";

describe("what ends a check with findings", () => {
  const proven = report({ requirements: [requirement({ id: "any-host" })] });

  it("is nothing where everything is proven and no rule is broken", () => {
    expect(reaches(proven, "note")).toBe(false);
  });

  it.each(["fails", "undecided"] as const)("is a requirement that is %s, whatever severity is asked for", (verdict) => {
    const open = report({ requirements: [requirement({ id: "any-host" }), requirement({ id: "any-rack", verdict })] });
    expect(isProven(open)).toBe(false);
    expect(reaches(open, "error")).toBe(true);
  });

  it("is a finding at or above the severity", () => {
    const warned = { ...proven, findings: [finding({ rule: "a/b", severity: "warning", message: "" })] };
    expect([reaches(warned, "error"), reaches(warned, "warning"), reaches(warned, "note")]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it("is a rule that could not run: its answer is missing", () => {
    expect(reaches({ ...proven, rules: [{ rule: "a/b", outcome: "defect" }] }, "error")).toBe(true);
    expect(reaches({ ...proven, rules: [{ rule: "a/b", outcome: "not-applicable" }] }, "note")).toBe(false);
  });
});

it("the rest of a partial inventory was not seen", () => {
  const clusters = [
    { id: "prod", platform: "vsphere" as const, inventory: { vms: "partial" as const, hosts: "complete" as const } },
    { id: "dev", platform: "vsphere" as const, inventory: { vms: "partial" as const, hosts: "partial" as const } },
    { id: "test", platform: "vsphere" as const },
  ];
  expect(notSeen({ format: "failproof.estate/1", name: "acme", clusters })).toEqual([
    "VMs of cluster prod that are not in the estate (its inventory is partial)",
    "hosts and VMs of cluster dev that are not in the estate (its inventory is partial)",
  ]);
});
