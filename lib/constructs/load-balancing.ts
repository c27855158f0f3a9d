import type { LoadBalancingPolicy } from "../backends/port";
import type { ArgumentCheck } from "./private/argument-check";

export type Automation = "manual" | "partially-automated" | "fully-automated";

/** Whether the platform moves running VMs by itself. */
export interface LoadBalancingProps {
  /** @default "fully-automated" */
  readonly automation?: Automation;
  /**
   * From 1 (moves only what rules demand) to 5 (moves for the least gain).
   * @default 3
   */
  readonly migrationThreshold?: number;
}

const AUTOMATIONS: readonly Automation[] = ["manual", "partially-automated", "fully-automated"];

/** The checked policy with its defaults. */
export function loadBalancingPolicy(
  props: "off" | Automation | LoadBalancingProps,
  check: ArgumentCheck,
): LoadBalancingPolicy {
  if (props === "off") return { enabled: false, automation: "manual", migrationThreshold: 3 };
  const given = typeof props === "string" ? { automation: props } : check.block("drs", props);
  return {
    enabled: true,
    automation: check.oneOf("drs.automation", given.automation ?? "fully-automated", AUTOMATIONS),
    migrationThreshold: check.count("drs.migrationThreshold", given.migrationThreshold ?? 3, { min: 1, max: 5 }),
  };
}
