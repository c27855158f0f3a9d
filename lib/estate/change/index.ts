export { compareEstates } from "./compare";
export * from "./planned-change";
