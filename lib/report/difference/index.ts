export * from "./difference";
export { DIFF_FORMATS, type DiffFormat, diffDocument } from "./formats";
