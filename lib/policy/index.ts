export { type CaseDocument, isCaseDocument, judgeCase } from "./cases";
export type { ChangeInput, EstateBefore } from "./change";
export { daysBetween } from "./days";
export * from "./declarative";
export { type ChangeRuleDefinition, defineChangeRule } from "./define-change-rule";
export { defineRule } from "./define-rule";
export { type EvaluateInput, type Evaluation, evaluate } from "./evaluate";
export * from "./finding";
export { fingerprint } from "./fingerprint";
export { inCommon } from "./in-common";
export { type Known, known, mapKnown, missingOf, type Unknown, unknown } from "./known";
export { type Limit, Limits, type LimitsDocument } from "./limits";
export { type Fail, fails, type Nameable, type Outcome, type Pass, passes, type Undecided, undecided } from "./outcome";
export {
  integer,
  type Parameter,
  type Parameters,
  parametersSchema,
  someOf,
  today,
  type ValuesOf,
  words,
} from "./parameter";
export * from "./profile";
export { type Registry, registryOf } from "./registry";
export { ALL_PLATFORMS, type DefinedRule, type PolicyRule, type RuleDefinition, type RuleSource } from "./rule";
export { type RuleLanguage, type ScaffoldedFile, type ScaffoldOptions, scaffoldRule } from "./scaffold";
export { count, names } from "./text";
export type {
  Changed,
  ChangedPromise,
  ChangeView,
  ClusterView,
  DatastoreClusterView,
  DatastoreView,
  DomainView,
  EstateView,
  HostView,
  ReplicationView,
  RequirementView,
  RuleView,
  ServiceView,
  VmView,
} from "./views";
export * from "./waivers";
