import { finding, report, requirement, vms } from "../../test/golden/fixtures/parts";
import * as reports from "../../test/golden/fixtures/reports";
import { annotationsOf, pointerTo } from "./annotation";
import type { Judgement } from "./judgement";
import { proofOf } from "./stack-proof";

const judged = (judgedReport: typeof reports.passes): Judgement => ({ kind: "judged", report: judgedReport });
const { gate: _, ...REFUSED } = reports.fails;

describe("annotations", () => {
  const of = (judgement: Judgement) =>
    annotationsOf(judgement).map(({ level, message }) => [level, message.split("\n")[0]]);

  it("of a proven design are a number of warnings at most", () => {
    expect(of(judged(reports.passes))).toEqual([["warning", "1 warning of rules, see failproof/emea-prod.report.txt"]]);
  });

  it("are one error for each requirement that is not proven and each error-level finding", () => {
    expect(of(judged(REFUSED))).toEqual([
      ["error", "any-rack: does NOT survive the loss of any 1 rack   stacks/prod.ts:18"],
      ["error", "storage/local-datastore   stacks/mq.ts:7"],
    ]);
  });

  it("do not repeat a requirement as a finding", () => {
    const findings = [finding({ rule: "failover/requirement-proven", severity: "error", message: "any-rack fails" })];
    expect(of(judged({ ...REFUSED, findings })).length).toBe(1);
  });

  it("refuse what is undecided, and what a rule could not answer", () => {
    expect(of(judged(reports.undecided))).toEqual([
      ["error", "any-rack: cannot say whether it survives the loss of any 1 rack"],
      ["error", "cluster/ha-enabled  cannot say"],
      ["error", "network/uplinks could not run, a defect of failproof: TypeError: uplinks is not iterable"],
    ]);
  });

  it("are warnings where the gate only warns, with the reason", () => {
    expect(of(judged(reports.fails))).toEqual([
      ["warning", "any-rack: does NOT survive the loss of any 1 rack   stacks/prod.ts:18"],
      ["warning", "storage/local-datastore   stacks/mq.ts:7"],
      ["warning", "the gate of emea-prod only warns: migration until March, CHG-1207"],
    ]);
  });

  it("of an estate that cannot be judged are its errors", () => {
    expect(of({ kind: "invalid", estate: "acme", errors: ["main.ts:7: no domain of kind rack"] })).toEqual([
      ["error", "main.ts:7: no domain of kind rack"],
    ]);
  });

  it("refuse the other stacks too, with the place of the reasons", () => {
    expect(pointerTo(judged(REFUSED), "acme/ams")).toEqual([
      {
        level: "error",
        message: "emea-prod is not proven to survive what it promises; the reasons stand at acme/ams.",
      },
    ]);
    expect(pointerTo(judged(reports.passes), "acme/ams")).toEqual([]);
  });
});

describe("what Terraform is told", () => {
  it("of a proven design is the verdict", () => {
    expect(proofOf(judged(reports.passes))).toEqual({
      survives: true,
      mode: "refuse",
      message: "emea-prod survives what it promises: 2 requirements proven over 11 scenarios, 31 VMs on 6 hosts",
    });
  });

  it("of a refused one says what fails, why, what would mend it, and how to deploy it all the same", () => {
    const { survives, message } = proofOf(judged(REFUSED));
    expect(survives).toBe(false);
    for (const part of [
      "emea-prod does NOT survive the loss of rack-2: 12 of 31 VMs stay down",
      "why     the 4 hosts that are left have too little memory",
      "mend    add at least 176 GiB of memory outside rack-2",
      "failproof/emea-prod.report.txt",
      "-var 'failproof_override=REASON'",
    ]) {
      expect(message).toContain(part);
    }
  });

  it("tells ten reasons and the number of the others", () => {
    const requirements = vms("r", 30).map((id) => requirement({ id, verdict: "undecided" }));
    const { message } = proofOf(judged(report({ requirements })));
    expect(message).toContain("\n\nand 20 more\n\n");
    expect(message).toContain("r-10:");
    expect(message).not.toContain("r-11:");
  });

  it("of an estate that cannot be judged is a refusal", () => {
    expect(proofOf({ kind: "invalid", estate: "acme", errors: ["no"] })).toMatchObject({
      survives: false,
      mode: "refuse",
    });
  });
});
