export { readEstateFile } from "./estate-file";
export { readInput } from "./read-input";
export type { LoadedEstate } from "./reader";
