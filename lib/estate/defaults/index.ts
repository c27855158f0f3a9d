export { assumptions } from "./assumptions";
export * from "./host";
export * from "./others";
export * from "./vm";
