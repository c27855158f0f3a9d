import { FORMATS, type Report } from "../../lib/report";
import { junitErrors, rendered, sarifErrors } from "../fixtures/delivered";
import * as reports from "./fixtures/reports";
import { RULES } from "./fixtures/rule-help";
import { expectGolden } from "./golden";

const EXTENSIONS = { sarif: "sarif", junit: "xml", markdown: "md", github: "txt", codequality: "codequality.json" } as const;
const TOLD = ["passes", "fails", "undecided", "hostile", "mended", "nothing", "accepted"] as const;
const OPTIONS = { rules: RULES, version: "1.2.3", folder: "infra" };

function written(format: string, told: readonly Report[], kind: "reports" | "verdicts" = "reports"): string {
  const write = FORMATS.get(format)?.[kind];
  if (write === undefined) throw new Error(`no format ${format}`);
  return write(told, OPTIONS);
}

describe.each(TOLD)("the report `%s`", (name) => {
  test.each(Object.entries(EXTENSIONS))("as %s reads like its golden file", (format, extension) => {
    expectGolden(`pull-request/${name}.${extension}`, written(format, [reports[name]]));
  });
});

describe("every report", () => {
  const all = Object.entries<Report>({ ...reports });

  test.each(all)("`%s` is SARIF by the public schema", (_, report) => {
    expect(sarifErrors(written("sarif", [report]))).toEqual([]);
    expect(sarifErrors(written("sarif", [report], "verdicts"))).toEqual([]);
  });

  test("is JUnit by the schema that Jenkins goes by", async () => {
    const documents = all.flatMap(([, report]) => [written("junit", [report]), written("junit", [report], "verdicts")]);
    expect(await junitErrors(documents)).toEqual([]);
  });

  test.each(all)("`%s` gives the same bytes again", (_, report) => {
    for (const format of Object.keys(EXTENSIONS)) {
      expect(written(format, [structuredClone(report)])).toBe(written(format, [report]));
    }
  });
});

describe("what is not proven", () => {
  const unproven = { ...reports.undecided, findings: [], rules: [] };

  test("is a result, a failed case, an annotation and no tick, also where no rule tells of it", () => {
    const [run] = JSON.parse(written("sarif", [unproven])).runs;
    expect(run.results).toMatchObject([{ ruleId: "failover/requirement-proven", level: "error", properties: { outcome: "undecided" } }]);
    expect(written("junit", [unproven])).toContain('<failure type="undecided"');
    expect(written("github", [unproven])).toMatch(/^::error .*cannot say/);
    expect(written("markdown", [unproven])).not.toContain("✅");
  });

  test("of a proof: having no requirement is an error", () => {
    expect(JSON.parse(written("sarif", [reports.nothing], "verdicts")).runs[0].results).toHaveLength(1);
    expect(written("junit", [reports.nothing], "verdicts")).toContain('failures="1"');
    expect(written("github", [reports.nothing], "verdicts")).toMatch(/^::error .*promises nothing/);
  });
});

describe("what is accepted", () => {
  const by = { reason: "new array in June", owner: "storage", expires: "2027-01-31" };
  const [finding] = reports.fails.findings;
  if (finding === undefined) throw new Error("the fixture has a finding");
  const report: Report = { ...reports.fails, requirements: [], findings: [{ ...finding, waived: by }] };

  test("stays visible as waived, and fails nothing", () => {
    expect(JSON.parse(written("sarif", [report])).runs[0].results[0].suppressions).toEqual([
      { kind: "external", status: "accepted", justification: "new array in June (storage, until 2027-01-31)" },
    ]);
    expect(written("junit", [report])).toContain('failures="0"');
    expect(written("junit", [report])).toContain("waived: new array in June");
    expect(written("markdown", [report])).toContain("Waived: new array in June (storage, until 2027-01-31)");
    expect(written("github", [report])).toBe("");
    expect(JSON.parse(written("codequality", [report]))).toEqual([]);
  });
});

describe("limits", () => {
  const many: Report = {
    ...reports.fails,
    findings: reports.fails.findings.flatMap((finding) =>
      Array.from({ length: 6000 }, (_, index) => ({ ...finding, fingerprint: String(index) })),
    ),
  };

  test("annotations: ten of a level, the last of which counts the rest", () => {
    const lines = written("github", [many]).trim().split("\n");
    expect(lines).toHaveLength(10);
    expect(lines[9]).toBe("::error::and 5,992 errors more: the report has all");
  });

  test("code scanning: 5,000 results, and a word about the rest", () => {
    const [run] = JSON.parse(written("sarif", [many])).runs;
    expect(run.results).toHaveLength(5000);
    expect(run.invocations[0].toolExecutionNotifications[0].message.text).toBe("1,001 results are left out: code scanning keeps 5,000");
    expect(new Set(run.results.map((one: { partialFingerprints: object }) => JSON.stringify(one.partialFingerprints))).size).toBe(5000);
  });

  test.each([
    ["10,000 lost VMs", [reports.huge]],
    ["6,000 findings", [many]],
    ["a hundred estates", Array.from({ length: 100 }, () => reports.fails)],
  ])("a comment stays under 60,000 characters with %s, and keeps its headline, why and fixes", (_, told) => {
    const comment = written("markdown", told);
    expect(comment.length).toBeLessThan(60_000);
    expect(comment).toMatch(/^<!-- failproof -->\n\n### ❌ .* does NOT survive/);
    expect(comment).toContain("**Why**");
  });

  test("a picture has at most 40 nodes; of more lost VMs each reason is one", () => {
    const comment = written("markdown", [reports.huge]);
    expect(comment).toContain("10,000 VMs: db-1 db-2 db-3 ... #43;9,997");
    const nodes = comment.match(/^ {4}\w+_\d+\["/gm) ?? [];
    expect(nodes.length).toBeLessThanOrEqual(40);
  });
});

describe("places in code", () => {
  const [result] = JSON.parse(written("sarif", [reports.fails])).runs[0].results;

  test("are relative to the root of the repository", () => {
    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "infra/stacks/prod.ts", uriBaseId: "SRCROOT" },
      region: { startLine: 18 },
    });
  });

  test("are the input that was read where no object has one", () => {
    const report = { ...reports.undecided, input: "../estates/acme 1.yaml" };
    const [first] = JSON.parse(written("sarif", [report])).runs[0].results;
    expect(first.locations[0].physicalLocation.artifactLocation.uri).toBe("estates/acme%201.yaml");
  });

  test("are never outside of the repository", () => {
    for (const input of ["/etc/passwd", "../../x.yaml", "C:\\estates\\x.yaml", "file:///x", ".."]) {
      expect(written("sarif", [{ ...reports.undecided, input }])).not.toContain("physicalLocation");
    }
  });
});

test("the fingerprint of a result is that of its cause and its estate, not of its place", () => {
  const [report] = [reports.fails];
  const moved = structuredClone(report);
  const results = (told: Report) =>
    JSON.parse(written("sarif", [told])).runs[0].results.map((one: { partialFingerprints: object }) => one.partialFingerprints);
  const lines = { ...moved, findings: moved.findings.map((one) => ({ ...one, subjects: one.subjects.map((s) => ({ ...s, source: { managed: true, file: "other.ts", line: 99 } })) })) };
  expect(results(lines)).toEqual(results(report));
  expect(results({ ...report, estate: "another" })).not.toEqual(results(report));
});

test("a comment is Markdown that renders to a heading, tables and lists", () => {
  const html = rendered(written("markdown", [reports.fails]));
  expect(html).toContain("<h3>❌ emea-prod does NOT survive the loss of rack-2: 12 of 31 VMs stay down</h3>");
  expect(html).toContain("<td>❌ <code>any-rack</code></td>");
  expect(html).toContain('<pre><code class="language-mermaid">');
});
