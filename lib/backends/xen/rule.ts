import type { Construct } from "constructs";
import { ArgumentCheck } from "../../constructs";
import type { RealizedRule, RealizedSpread } from "../port";

/**
 * No provider has anti-affinity, and HA looks at none when it plans restarts: the VMs start on hosts apart, by their `affinity_host`, and may meet
 * after a failure.
 * @see https://github.com/xapi-project/xen-api/blob/master/ocaml/xapi/xapi_ha_vm_failover.ml
 */
export function antiAffinityRule(): RealizedRule {
  return { mandatory: false };
}

/** As an anti-affinity rule over hosts. */
export function spread(): RealizedSpread {
  return { mandatory: false, parts: [] };
}

/** What the table of capabilities has refused before. */
export function inexpressible(scope: Construct): never {
  throw new ArgumentCheck(scope).error("the platform xen has no such rule", "take it out");
}
