export { declarativeRule } from "./define";
export { type Condition, type DeclarativeRule, RULE_FORMAT } from "./types";
export { validateDeclarativeRule } from "./validate";
