export type { Shape } from "../slack";
export type { AsideOptions } from "./asides";
export { type Baseline, parseBaseline } from "./baseline";
export { type Checked, type CheckOptions, check, proof } from "./check";
export { type Compared, type Comparison, compare } from "./compare";
export type { FixSearch } from "./fixes";
export { isProven, reaches } from "./outcome";
export { type Placed, placedEstate } from "./placed";
export type { WaiverOptions } from "./waivers";
