export { type Checked, type CheckOptions, check, proof } from "./check";
export { isProven, reaches } from "./outcome";
