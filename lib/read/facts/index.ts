export { applyFacts, beforeWithFacts } from "./apply";
export { type FactsFile, readFacts } from "./facts-file";
export { factsTemplate, type Lacking } from "./template";
export { FACTS_FORMAT, type Facts } from "./types";
