export { EstateIndex } from "./estate-index";
export type { Members } from "./membership";
