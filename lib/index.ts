export * from "./constructs";
export * from "./gate";
