export type { CaseDocument, ExpectedFinding, RuleCase } from "./document";
export { patched } from "./patch";
export { estateOf, runCase } from "./run-case";
