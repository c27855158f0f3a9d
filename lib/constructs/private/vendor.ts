import type { Feature } from "../../backends/port";
import type { Platform } from "../../estate";
import type { Site } from "../site";
import type { ArgumentCheck } from "./argument-check";
import { addDegradation } from "./degraded";

const PLATFORMS: readonly Platform[] = ["vsphere", "xen", "hyperv"];

/** @throws where the arguments hold settings of another platform than the site's */
export function checkVendor(site: Site, props: object, check: ArgumentCheck): void {
  const { platform } = site.backend;
  const own: unknown = Reflect.get(props, platform);
  if (own !== undefined) check.block(platform, own);
  const foreign = PLATFORMS.find((other) => other !== platform && Reflect.get(props, other) !== undefined);
  if (foreign === undefined) return;
  throw check.error(
    `it has a block of settings for ${foreign}, and the site ${site.node.path} is of the platform ${platform}`,
    `take the ${foreign} block out`,
  );
}

/**
 * Asks whether the site's platform can express a feature; where it can, but not quite as asked, the estate says so.
 * @throws where it cannot
 */
export function checkSupport(site: Site, feature: Feature, check: ArgumentCheck): void {
  const support = site.backend.capabilities[feature];
  if (support.supported) {
    if (support.instead !== undefined)
      addDegradation(site.estate, { feature, construct: check.construct, instead: support.instead });
    return;
  }
  throw check.error(`the platform ${site.backend.platform} has no ${feature}`, support.because);
}
