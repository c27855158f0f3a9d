export * from "./assumption";
export * from "./lookup";
export * from "./result";
export * from "./types";
