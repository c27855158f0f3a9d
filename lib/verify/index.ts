export { type VerifiedRequirement, type VerifyResult, verify } from "./verify";
