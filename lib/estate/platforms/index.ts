import type { Platform } from "../types";
import { hyperv } from "./hyperv";
import type { PlatformProfile } from "./profile";
import { vsphere } from "./vsphere";
import { xen } from "./xen";

export type { PlatformProfile } from "./profile";

const PROFILES: { readonly [P in Platform]: PlatformProfile } = { vsphere, xen, hyperv };

/** The facts and estimates of a platform. */
export function platformProfile(platform: Platform): PlatformProfile {
  return PROFILES[platform];
}
