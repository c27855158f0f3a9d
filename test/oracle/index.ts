export type { Scenario } from "./losses";
export { judge, type OracleVerdict, type Outcome, type ScenarioOutcome } from "./oracle";
