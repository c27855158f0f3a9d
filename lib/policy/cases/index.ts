export type { CaseDocument, ExpectedFinding, RuleCase } from "./document";
export { isCaseDocument, judgeCase } from "./judge-case";
export { patched } from "./patch";
export { estateOf, runCase } from "./run-case";
