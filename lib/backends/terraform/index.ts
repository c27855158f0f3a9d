export * from "./attributes";
export * from "./credentials";
