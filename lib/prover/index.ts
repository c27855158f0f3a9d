export * from "./prove";
export * from "./verdict";
