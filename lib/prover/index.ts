export * from "./prove";
export { type StartPlacement, withStart } from "./start-placement";
export * from "./verdict";
