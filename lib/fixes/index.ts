export { applyEdits, editsBetween } from "./edits";
export { type FixOptions, findFixes } from "./find-fixes";
export * from "./fix";
