export * from "./all.generated";
