export type { AsideOptions } from "./asides";
export { type Checked, type CheckOptions, check, proof } from "./check";
export type { FixSearch } from "./fixes";
export { isProven, reaches } from "./outcome";
