import { existsSync } from "node:fs";
import { join } from "node:path";
import type { InputError, Result } from "../../estate";
import { type CaseDocument, count, isCaseDocument, judgeCase } from "../../policy";
import { EXIT, type ExitStatus } from "../exit";
import { wrongInput } from "../input-errors";
import { readDocument } from "../policies/document";
import { loadPolicies, type TeamRule } from "../policies/load";
import type { Terminal } from "../terminal";

const CASE_FILES = ["cases.json", "cases.yaml", "cases.yml"];

/** `failproof test DIR` */
export async function testCommand(dir: string, terminal: Terminal): Promise<ExitStatus> {
  const loaded = await loadPolicies(dir);
  if (!loaded.ok) return wrongInput(loaded.errors, terminal);
  const errors: InputError[] = [];
  const suites = loaded.value.rules.flatMap((team) => {
    const cases = casesOf(team);
    if (cases.ok) return [{ team, cases: cases.value }];
    errors.push(...cases.errors);
    return [];
  });
  if (errors.length > 0) return wrongInput(errors, terminal);
  const results = suites.flatMap(({ team: { rule }, cases }) =>
    cases.cases.map((one) => ({ rule: rule.id, name: one.name, wrong: judgeCase(rule, cases, one) })),
  );
  const failed = results.filter(({ wrong }) => wrong.length > 0);
  const lines = failed.flatMap(({ rule, name, wrong }) => [
    ` x  ${rule}: ${name}`,
    ...wrong.map((line) => `      ${line}`),
  ]);
  const ending = `${count(suites.length, "rule")}, ${count(results.length, "case")}, ${failed.length} failed`;
  terminal.out(`${[...lines, ending].join("\n")}\n`);
  return failed.length === 0 ? EXIT.clean : EXIT.findings;
}

/** A rule without cases is not tested, and says nothing of itself that anybody could believe. */
function casesOf({ folder }: TeamRule): Result<CaseDocument> {
  const file = CASE_FILES.map((name) => join(folder.path, name)).find((path) => existsSync(path));
  if (file === undefined) {
    const hint = "cases.json holds an estate that passes, and what each case changes in it";
    return { ok: false, errors: [{ file: folder.path, pointer: "", message: "has no cases.json", hint }] };
  }
  return readDocument(file, (value) =>
    isCaseDocument(value)
      ? { ok: true, value }
      : {
          ok: false,
          errors: [
            {
              pointer: "",
              message: "is no list of cases",
              hint: '{ "estate": { ... }, "cases": [{ "name", "outcome", "patch", "findings" }] }',
            },
          ],
        },
  );
}
