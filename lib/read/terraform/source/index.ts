export { ConfigurationSource, type Place } from "./configuration-source";
export { type Evaluated, evaluate } from "./evaluate";
export type { Expression } from "./expression";
export { SourceFolders } from "./folders";
export { withSourceLines } from "./lines";
export { mentionsOf } from "./mentions";
