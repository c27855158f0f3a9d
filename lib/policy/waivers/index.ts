export { applyWaivers, type Waived, type WaiverInput } from "./apply-waivers";
export { unknownRules, validateWaivers } from "./validate";
export type { Acceptance, WaiverUse } from "./waiver-use";
