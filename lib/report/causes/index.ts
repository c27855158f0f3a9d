export { type Cause, type CodePlace, causesOf, nameOf } from "./causes";
export { inWords } from "./in-words";
export { repositoryPath } from "./repository-path";
export { ofProof, withUnproven } from "./unproven";
