export { indexPage } from "./index-page";
export { type DocumentedRule, rulePage } from "./rule-page";
