export { measureSlack } from "./measure";
export type { SlackOptions } from "./proofs";
export * from "./slack";
