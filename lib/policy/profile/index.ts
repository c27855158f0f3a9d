export type { DetailedSetting, ProfileDocument, RuleSetting } from "./document";
export { DEFAULT_PROFILE, type ResolvedProfile, type RuleSettings, resolveProfile } from "./resolve";
export { didYouMean } from "./suggestion";
export { PROFILE_SCHEMA, validateProfile } from "./validate";
