import { finding, report, requirement } from "../../test/golden/fixtures/parts";
import type { PlannedAction } from "../estate";
import type { ReportedCounterexample, ReportedRequirement } from "../report";
import { difference } from "./difference";

const ACTIONS: readonly PlannedAction[] = [{ kind: "create", list: "vms", id: "new" }];

function failure(ids: readonly string[], among?: readonly string[], alike = 1): ReportedCounterexample {
  const domains = (list: readonly string[]) => list.map((id) => ({ kind: "host", id }));
  return {
    failed: domains(ids),
    alike,
    ...(among === undefined ? {} : { alikeAmong: domains(among) }),
    lost: [{ vm: "web", reason: "no-room" }],
    because: "no room",
    certificate: ids.join(),
  };
}

const kept = requirement({ id: "r" });
const open = requirement({ id: "r", verdict: "undecided" });
const failing = (...counterexamples: readonly ReportedCounterexample[]): ReportedRequirement =>
  requirement({ id: "r", verdict: "fails", counterexamples });
const H1 = failure(["h1"]);
const H2 = failure(["h2"]);

function effectOf(
  before: ReportedRequirement | undefined,
  after: ReportedRequirement | undefined,
  actions = ACTIONS,
): string {
  const of = (one: ReportedRequirement | undefined) => report({ requirements: one === undefined ? [] : [one] });
  return difference(of(before), of(after), actions).effect;
}

describe("the effect of a change on a promise", () => {
  const accepted = { ...failing({ ...H1, waived: { reason: "x" } }), waived: true } as const;
  it.each<[string, ReportedRequirement | undefined, ReportedRequirement | undefined, string]>([
    ["kept before and after", kept, kept, "same"],
    ["broken", kept, failing(H1), "worse"],
    ["mended", failing(H1), kept, "better"],
    ["no longer proven", kept, open, "worse"],
    ["proven now", open, kept, "better"],
    ["open before, broken after", open, failing(H1), "worse"],
    ["broken before, open after: never better", failing(H1), open, "unclear"],
    ["open before and after", open, open, "unclear"],
    ["broken in the same way", failing(H1), failing(H1), "same"],
    ["broken in one more way", failing(H1), failing(H1, H2), "worse"],
    ["broken in one way less", failing(H1, H2), failing(H2), "better"],
    ["broken in another way", failing(H1), failing(H2), "mixed"],
    ["added and kept", undefined, kept, "better"],
    ["added and broken", undefined, failing(H1), "worse"],
    ["added and open", undefined, open, "unclear"],
    ["taken back", kept, undefined, "worse"],
    ["weakened, and kept", requirement({ id: "r", tolerate: { host: 2 } }), kept, "worse"],
    ["strengthened, and kept", kept, requirement({ id: "r", tolerate: { host: 2 } }), "same"],
    ["continuity is no longer asked for", requirement({ id: "r", continuity: true }), kept, "worse"],
    ["broken, which is accepted", kept, accepted, "same"],
    ["broken, which is accepted no more", accepted, failing(H1), "worse"],
  ])("%s", (_, before, after, effect) => {
    expect(effectOf(before, after)).toBe(effect);
  });

  it("is none where nothing changes, also where nothing can be said", () => {
    expect(effectOf(open, open, [])).toBe("same");
  });
});

describe("failures that are new", () => {
  const newly = (before: readonly ReportedCounterexample[], after: readonly ReportedCounterexample[]) => {
    const { requirements } = difference(
      report({ requirements: [failing(...before)] }),
      report({ requirements: [failing(...after)] }),
      ACTIONS,
    );
    const [only] = requirements;
    return [only?.newlyFailing, only?.newlySurvived].map((examples) => examples?.map(({ certificate }) => certificate));
  };
  const any = (...ids: readonly string[]) => failure(ids.slice(0, 1), ids, ids.length);

  it("are those of which no part failed before", () => {
    expect(newly([H1], [failure(["h1", "h2"]), failure(["h2", "h3"])])).toEqual([["h2,h3"], ["h1"]]);
  });

  it("are not a part of what failed before as one of many alike", () => {
    expect(newly([any("h1", "h2", "h3")], [failure(["h2"])])).toEqual([[], ["h1"]]);
  });

  it("say nothing of what is survived now where something is open", () => {
    const openAfter = { ...failing(H2), scenarios: { total: 3, survived: 1, failed: 1, undecided: 1 } };
    const { requirements } = difference(
      report({ requirements: [failing(H1)] }),
      report({ requirements: [openAfter] }),
      ACTIONS,
    );
    expect(requirements[0]).toMatchObject({ newlyFailing: [H2], newlySurvived: [] });
  });

  it("are many alike of which one did not fail before", () => {
    expect(newly([any("h1", "h2")], [any("h1", "h2", "h3")])).toEqual([["h1"], []]);
  });

  it("are none where many alike that are not all choices of their domains stay", () => {
    const some = failure(["h1", "h3"], ["h1", "h2", "h3", "h4"], 4);
    expect(newly([some], [some])).toEqual([[], []]);
    expect(newly([some], [failure(["h1", "h2"])])).toEqual([["h1,h2"], ["h1,h3"]]);
  });
});

describe("findings", () => {
  const error = (fingerprint: string, message = fingerprint) =>
    finding({ rule: "a/b", message, fingerprint, severity: "error" });
  const of = (...findings: readonly ReturnType<typeof finding>[]) => report({ findings });

  it("appear, go and stay by their fingerprints", () => {
    const { findings, effect } = difference(of(error("1"), error("2")), of(error("2"), error("3")), ACTIONS);
    expect(findings.appear.map(({ fingerprint }) => fingerprint)).toEqual(["3"]);
    expect(findings.go.map(({ fingerprint }) => fingerprint)).toEqual(["1"]);
    expect([findings.stay, effect]).toEqual([1, "mixed"]);
  });

  it("that say the same of other objects stay", () => {
    const { findings, effect } = difference(of(error("1", "no rack")), of(error("2", "no rack")), ACTIONS);
    expect([findings.appear, findings.go, findings.stay, effect]).toEqual([[], [], 1, "same"]);
  });

  it("of less than an error make nothing worse", () => {
    const note = finding({ rule: "a/b", message: "x", severity: "warning" });
    expect(difference(of(), of(note), ACTIONS)).toMatchObject({ effect: "same", findings: { appear: [note] } });
  });

  it("that are undecided errors leave the effect open", () => {
    const undecided = { ...error("1"), outcome: "undecided" as const };
    expect(difference(of(), of(undecided), ACTIONS).effect).toBe("unclear");
  });

  it("that only repeat a verdict, and those that are waived, are left out", () => {
    const repeats = { ...error("1"), rule: "failover/requirement-proven" };
    const waived = { ...error("2"), waived: { reason: "x" } };
    expect(difference(of(), of(repeats, waived), ACTIONS).findings).toEqual({ appear: [], go: [], stay: 0 });
  });

  it("appear when nobody accepts them any more", () => {
    const waived = { ...error("1"), waived: { reason: "x" } };
    expect(difference(of(waived), of(error("1")), ACTIONS).findings.appear).toHaveLength(1);
  });
});

describe("slack", () => {
  const measured = (more: number, exact = true, memoryMib = 8192) =>
    requirement({
      id: "r",
      slack: {
        requirement: "r",
        room: [
          {
            cluster: "prod",
            like: "web",
            shape: { vcpus: 2, memoryMib },
            more: { value: more, exact },
            largestMemoryMib: { value: 0, exact: true },
            largestVcpus: { value: 0, exact: true },
          },
        ],
        proofs: 1,
        search: "complete",
      },
    });
  const slackOf = (before: ReportedRequirement, after: ReportedRequirement) =>
    difference(report({ requirements: [before] }), report({ requirements: [after] }), ACTIONS).slack;

  it.each([
    ["lost", measured(12), measured(3), "worse"],
    ["gained", measured(3), measured(12), "better"],
    ["the same", measured(3), measured(3), "same"],
    ["perhaps lost: at least so much is left", measured(12), measured(3, false), "unclear"],
    ["perhaps gained: at least so much was there", measured(3, false), measured(12), "unclear"],
    ["of another shape of VM is not compared", measured(3), measured(12, true, 4096), undefined],
    ["not measured", kept, measured(12), undefined],
  ])("%s", (_, before, after, effect) => {
    expect(slackOf(before, after)).toBe(effect);
  });
});

it("counts objects by list, and leaves out lists of which nothing changes", () => {
  const actions: readonly PlannedAction[] = [
    { kind: "create", list: "vms", id: "a" },
    { kind: "create", list: "vms", id: "b" },
    { kind: "delete", list: "vms", id: "c" },
    { kind: "replace", list: "datastores", id: "d" },
  ];
  expect(difference(report({}), report({}), actions).objects).toEqual([
    { list: "datastores", added: 0, removed: 0, changed: 0, replaced: 1 },
    { list: "vms", added: 2, removed: 1, changed: 0, replaced: 0 },
  ]);
});
