export type { CaseDocument, ExpectedFinding, RuleCase } from "./document";
export { isCaseDocument, judgeCase } from "./judge-case";
export { patched } from "./patch";
export { beforeOf, estateOf, isChange, runCase } from "./run-case";
export { validCase } from "./valid-case";
