import type { HighAvailabilityPolicy } from "../../backends/port";
import type { HighAvailability, Id, LoadBalancing } from "../../estate";
import type { HighAvailabilityProps } from "../high-availability";
import type { Automation } from "../load-balancing";
import { stated } from "./stated";

type Policy = Omit<HighAvailabilityPolicy, "heartbeatDatastores">;

/** `ha` of the estate document, for a policy that is set. */
export function highAvailabilityFacts(
  policy: Policy,
  heartbeatDatastores: readonly Id[] | undefined,
): HighAvailability {
  const { policy: kind, hostFailures, cpuPercent, memoryPercent, performanceTolerance } = policy.admissionControl;
  const counted = kind === "slots" || (kind === "resource-percentage" && cpuPercent === undefined);
  return stated({
    enabled: policy.enabled,
    hostMonitoring: policy.hostMonitoring,
    vmMonitoring: policy.vmMonitoring,
    componentProtection: { pdl: policy.pdl, apd: policy.apd },
    admissionControl: stated({
      policy: kind,
      hostFailures: counted ? hostFailures : undefined,
      cpuPercent,
      memoryPercent,
      performanceTolerance,
    }),
    heartbeatDatastores,
    isolationResponse: policy.isolationResponse,
    isolationAddresses: policy.isolationAddresses,
  });
}

/** `ha` of the estate document, for a cluster that exists: what is not stated stays unknown. */
export function existingHighAvailabilityFacts(
  props: HighAvailabilityProps,
  heartbeatDatastores: readonly Id[] | undefined,
): HighAvailability {
  const { admissionControl, hostFailures, componentProtection } = props;
  const percentage = hostFailures === undefined ? undefined : ("resource-percentage" as const);
  return stated({
    enabled: props.enabled,
    hostMonitoring: props.hostMonitoring,
    vmMonitoring: props.vmMonitoring,
    componentProtection: componentProtection && stated({ ...componentProtection }),
    admissionControl:
      admissionControl === undefined && hostFailures === undefined
        ? undefined
        : stated({ policy: percentage, hostFailures, ...stated({ ...admissionControl }) }),
    heartbeatDatastores,
    isolationResponse: props.isolationResponse,
    isolationAddresses: props.isolationAddresses,
  });
}

/** `drs` of the estate document, for a cluster that exists. */
export function existingLoadBalancingFacts(drs: "off" | Automation): LoadBalancing {
  return drs === "off" ? { enabled: false } : { enabled: true, automation: drs };
}
