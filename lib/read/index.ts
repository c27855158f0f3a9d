export { readEstateFile } from "./estate-file";
export { applyFacts, type FactsFile, factsTemplate, type Lacking, readFacts } from "./facts";
export { withImpliedRequirements } from "./implied";
export type { InputNote } from "./note";
export { mayHoldSecrets, openDocument } from "./open";
export { readInput } from "./read-input";
export type { LoadedEstate, ReadOptions } from "./reader";
export type { ParsedDocument } from "./text";
