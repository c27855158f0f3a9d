export * from "./admission";
export { admissionOf } from "./judge";
