export * from "./admission";
export { besideVerdict } from "./difference";
export { admissionOf } from "./judge";
