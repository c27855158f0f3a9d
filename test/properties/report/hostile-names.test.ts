import fc from "fast-check";
import { FORMATS, type Report } from "../../../lib/report";
import { junitErrors, rendered, sarifErrors } from "../../fixtures/delivered";
import { finding, report, requirement } from "../../golden/fixtures/parts";

/** What names are made of when somebody means harm, and what is ordinary. */
const PIECES = [
  ...[
    '"',
    "'",
    "`",
    "```",
    "|",
    "\\",
    "\\|",
    "<script>alert(1)</script>",
    "<!--",
    "-->",
    "</details>",
    "<img src=x onerror=x>",
    "]]>",
    "&amp;",
  ],
  ...[
    "\n",
    "\r\n",
    "\t",
    "\u001b[31m",
    "\u0000",
    "\u0007",
    "\u202e",
    "\u2028",
    "\ud800",
    "\ufffe",
    "::error::",
    "::set-output name=x::y",
    "##[error]",
  ],
  ...[
    "%0A",
    "](https://evil.example)",
    "https://evil.example",
    "www.evil.example",
    "@octocat",
    "#1",
    "$(id)",
    "$\u007b{ github.token }}",
    "{0}",
  ],
  ...[
    "**",
    "_x_",
    "# ",
    "> ",
    "- ",
    "1. ",
    "~~~",
    "==",
    "end",
    "subgraph x",
    "%%{init: {}}%%",
    ";",
    "#quot;",
    " ",
    "db",
    "web-1",
    "ä",
    "😀",
  ],
];

const name = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(""));

const hostile: fc.Arbitrary<Report> = fc
  .record({
    estate: name,
    vm: name,
    host: name,
    kind: name,
    rule: name,
    message: name,
    file: name,
    resource: name,
    verdict: fc.constantFrom("fails" as const, "undecided" as const),
  })
  .map(({ estate, vm, host, kind, rule, message, file, resource, verdict }) =>
    report({
      estate,
      input: file,
      profile: message,
      gate: { mode: "warn", reason: message },
      requirements: [
        requirement({
          id: vm,
          verdict,
          tolerate: { [kind]: 1 },
          scope: { tiers: [host] },
          source: { file, line: 3, path: host, managed: true },
          scenarios: { total: 2, survived: 1, failed: 1, undecided: 0 },
          counterexamples:
            verdict === "undecided"
              ? []
              : [
                  {
                    failed: [{ kind, id: host }],
                    alike: 1,
                    lost: [{ vm, reason: "no-room" }],
                    because: `when ${host} fails, ${message}`,
                    certificate: "1",
                    shortage: { dimension: resource, unit: resource, need: 2, have: 1, hosts: [host], vms: [vm] },
                  },
                ],
          missing: verdict === "fails" ? [] : [{ object: `hosts/${host}`, fact: kind }],
          undecidedExamples:
            verdict === "fails" ? [] : [{ failed: [{ kind, id: host }], because: message, missing: [] }],
          fixes: {
            requirement: vm,
            steps: 1,
            proofs: 1,
            search: "complete",
            fixes: [
              {
                steps: [{ kind: "drop-rule", sentence: `drop ${rule}: ${message}` }],
                changes: 1,
                edits: [],
                cures: [],
                weakens: false,
              },
            ],
          },
          admission: [message],
        }),
      ],
      findings: [
        finding({
          rule,
          message,
          severity: "error",
          subjects: [{ list: "vms", id: vm, source: { file, line: 1, managed: true } }],
          expected: message,
          found: host,
          fix: message,
          waiverExpired: { reason: message, owner: host },
        }),
        finding({ rule, message, subjects: [{ list: "hosts", id: host }], waived: { reason: message, owner: vm } }),
      ],
      rules: [{ rule, outcome: "defect", detail: message }],
      assumed: [{ list: "vms", fact: kind, value: message, objects: [vm] }],
      notSeen: [message],
    }),
  );

const OPTIONS = { version: "1.2.3", folder: "infra" };

function written(format: string, told: Report): string {
  return FORMATS.get(format)?.reports([told], OPTIONS) ?? "";
}

/** What renders from our own Markdown, and nothing else. */
const TAGS =
  /^<\/?(h3|p|strong|code|pre|ul|li|table|thead|tbody|tr|th|td|details|summary|blockquote|em|br)( class="language-mermaid")?>$/;

describe("no name breaks out of", () => {
  test("SARIF: it stays valid, and links lead nowhere", () => {
    fc.assert(
      fc.property(hostile, (told) => {
        const log = written("sarif", told);
        expect(sarifErrors(log)).toEqual([]);
        const [run] = JSON.parse(log).runs;
        for (const { message, locations } of run.results) {
          expect(message.text).not.toContain("](");
          const uri: string | undefined = locations[0]?.physicalLocation?.artifactLocation.uri;
          expect(uri ?? "x").toMatch(/^[A-Za-z0-9%_.!~*'()-]+(\/[A-Za-z0-9%_.!~*'()-]+)*$/);
        }
      }),
    );
  });

  test("JUnit: it stays well-formed and valid", async () => {
    const documents = fc.sample(hostile, { numRuns: 100, seed: 5 }).map((told) => written("junit", told));
    expect(await junitErrors(documents)).toEqual([]);
  });

  test("annotations: one command a line, of which it is the message", () => {
    fc.assert(
      fc.property(hostile, (told) => {
        const lines = written("github", told).split("\n");
        expect(lines.pop()).toBe("");
        for (const line of lines)
          expect(line).toMatch(/^::(error|warning|notice) ((file|line|title)=[^:,\r\n]*,?)+::[^\r\n]*$/u);
      }),
    );
  });

  test("a comment: it renders to our own tags alone, without links", () => {
    fc.assert(
      fc.property(hostile, (told) => {
        const comment = written("markdown", told);
        const html = rendered(comment.replace(/^<!-- failproof -->\n/, ""));
        const tags = html.match(/<[^>]*>?/g) ?? [];
        expect(tags.filter((tag) => !TAGS.test(tag))).toEqual([]);
        expect(html.match(/<details>/g)?.length).toBe(html.match(/<\/details>/g)?.length);
        expect(html.match(/<h3>/g)).toHaveLength(1);
        expect(html.match(/<table>/g)?.length ?? 0).toBeLessThanOrEqual(2);
      }),
    );
  });

  test("a comment: mentions and numbers stand in code, where nobody is called", () => {
    fc.assert(
      fc.property(hostile, (told) => {
        const html = rendered(written("markdown", told));
        const text = html
          .replace(/<!--.*?-->/g, "")
          .replace(/<pre>.*?<\/pre>/gs, "")
          .replace(/<code>.*?<\/code>/gs, "");
        expect(text).not.toMatch(/@|#\d|:\/\/|www\./);
      }),
    );
  });

  test("a picture: every line is one of ours, and every label is plain", () => {
    fc.assert(
      fc.property(hostile, (told) => {
        const [, picture] = /```mermaid\n(.*?)\n```/s.exec(written("markdown", told)) ?? [];
        for (const line of picture?.split("\n") ?? []) {
          expect(line).toMatch(
            /^(flowchart LR| +(subgraph )?\w+\["([\p{L}\p{N} .,:_-]|#\d+;)*"\]| +end| +\w+ (-->|-\.->) \w+| +(classDef|class|style) [\w #:,-]+)$/u,
          );
        }
      }),
    );
  });

  test("code quality and the report itself: they stay JSON", () => {
    fc.assert(
      fc.property(hostile, (told) => {
        expect(JSON.parse(written("json", told)).estate).toBe(told.estate);
        for (const { location } of JSON.parse(written("codequality", told)))
          expect(location.path).not.toMatch(/^\/|^\.\.|:\/\//);
      }),
    );
  });
});
