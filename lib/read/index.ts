export { readEstateFile } from "./estate-file";
export type { InputNote } from "./note";
export { openDocument } from "./open";
export { readInput } from "./read-input";
export type { LoadedEstate } from "./reader";
export type { ParsedDocument } from "./text";
