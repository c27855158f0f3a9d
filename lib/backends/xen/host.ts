import type { Construct } from "constructs";
import { ArgumentCheck } from "../../constructs";
import type { HostVendor } from "../port";
import { DataXenorchestraHost } from "./bindings";
import type { XenContext } from "./context";

/** Settings that only a host of a Xen pool has. */
export interface XenHostSettings {
  /**
   * It coordinates the pool: HA is set up through it. A pool has one.
   * @default false
   */
  readonly coordinator?: boolean;
  /**
   * Address under which Terraform reaches it.
   * @default - its name
   */
  readonly address?: string;
}

declare module "../port/vendor" {
  interface HostVendor {
    /** Settings that only a host of a Xen pool has; an error under another platform. */
    readonly xen?: XenHostSettings;
  }
}

/** A host of the pool, looked up by its name: no provider makes one. */
export function poolHost(
  scope: Construct,
  name: string,
  { xen = {} }: HostVendor,
  context: XenContext,
): DataXenorchestraHost {
  const check = new ArgumentCheck(scope);
  check.flag("xen.coordinator", xen.coordinator);
  const address = check.passedText("xen.address", xen.address ?? name);
  const resource = new DataXenorchestraHost(scope, "Default", { nameLabel: name });
  context.hosts.push({ construct: scope, address, resource, xen });
  return resource;
}
