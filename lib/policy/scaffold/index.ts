export { type RuleLanguage, type ScaffoldedFile, type ScaffoldOptions, scaffoldRule } from "./scaffold";
