export { type Coverage, coveredVms, vmsOfPlan } from "./coverage";
export { EstateIndex } from "./estate-index";
export type { Members } from "./membership";
