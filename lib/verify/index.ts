export { conformsToCertificates as isCertificates } from "./conforms.generated";
export { type VerifiedRequirement, type VerifyResult, verify } from "./verify";
