import type { AdmissionControlPolicy, HighAvailabilityPolicy } from "../backends/port";
import type { RestartPriority } from "../estate";
import type { Datastore } from "./datastore";
import type { ArgumentCheck } from "./private/argument-check";

/** What the platform does when a host or a datastore goes. Everything has a default that is fit for production. */
export interface HighAvailabilityProps {
  /**
   * Restart the VMs of a lost host elsewhere.
   * @default true
   */
  readonly enabled?: boolean;
  /**
   * Host failures for which admission control keeps room, by the percentage that the platform computes. Short for
   * `admissionControl: { policy: "resource-percentage", hostFailures }`.
   * @default 1
   */
  readonly hostFailures?: number;
  /**
   * What admission control keeps free.
   * @default - a percentage of the cluster, computed by the platform for `hostFailures`
   */
  readonly admissionControl?: AdmissionControlProps;
  /**
   * Datastores by which hosts tell a lost host from an isolated one; at least two, not on one array.
   * @default - the platform chooses
   */
  readonly heartbeatDatastores?: readonly Datastore[];
  /**
   * What an isolated host does with its VMs. `power-off` is fit for storage over IP, which an isolated host has lost as well.
   * @default "power-off"
   * @see https://techdocs.broadcom.com/us/en/vmware-cis/vsphere/vsphere/8-0/vsphere-availability.html
   */
  readonly isolationResponse?: "none" | "power-off" | "shutdown";
  /**
   * Addresses that a host pings to find out whether it is isolated, besides its default gateway.
   * @default - the default gateway alone
   */
  readonly isolationAddresses?: readonly string[];
  /**
   * Watch hosts; without it nothing reacts to a lost one.
   * @default true
   */
  readonly hostMonitoring?: boolean;
  /**
   * Restart a VM whose guest tools fall silent.
   * @default "vm"
   */
  readonly vmMonitoring?: "disabled" | "vm" | "vm-and-application";
  /** Reaction to a lost datastore; a VM is restarted elsewhere only where both are `restart`. */
  readonly componentProtection?: ComponentProtectionProps;
  /**
   * Order in which VMs restart that state none themselves.
   * @default "medium"
   */
  readonly restartPriority?: Exclude<RestartPriority, "disabled">;
  /**
   * Longest wait for the VMs of one priority to be ready before the next begins, in seconds.
   * @default 600
   */
  readonly restartTimeoutSeconds?: number;
}

export interface ComponentProtectionProps {
  /**
   * The array says that the device is gone for good (permanent device loss).
   * @default "restart"
   */
  readonly pdl?: "restart" | "warning" | "disabled";
  /**
   * No path answers (all paths down).
   * @default "restart"
   */
  readonly apd?: "restart" | "warning" | "disabled";
}

/** What admission control keeps free. With `failover-hosts`, say `failoverHost: true` on the hosts that are held empty. */
export interface AdmissionControlProps {
  /** @default "resource-percentage" */
  readonly policy?: "resource-percentage" | "slots" | "failover-hosts" | "disabled";
  /**
   * Host failures for which room is kept.
   * @default - `hostFailures` of the cluster
   */
  readonly hostFailures?: number;
  /**
   * CPU kept free, percent (0 to 100), with the policy `resource-percentage`.
   * @default - computed by the platform
   */
  readonly cpuPercent?: number;
  /**
   * Memory kept free, percent (0 to 100), with the policy `resource-percentage`.
   * @default - computed by the platform
   */
  readonly memoryPercent?: number;
  /**
   * Loss of performance after a failover that is accepted without a warning, percent; 100: there is no warning. The provider may not
   * write 0.
   * @default 1
   */
  readonly performanceTolerance?: number;
}

const REACTIONS = ["restart", "warning", "disabled"] as const;

/** The checked policy with its defaults; datastores are left to the cluster. */
export function highAvailabilityPolicy(
  props: HighAvailabilityProps,
  check: ArgumentCheck,
): Omit<HighAvailabilityPolicy, "heartbeatDatastores"> {
  check.block("ha", props);
  const protection = check.block("ha.componentProtection", props.componentProtection ?? {});
  return {
    enabled: check.flag("ha.enabled", props.enabled) ?? true,
    hostMonitoring: check.flag("ha.hostMonitoring", props.hostMonitoring) ?? true,
    vmMonitoring: check.oneOf("ha.vmMonitoring", props.vmMonitoring ?? "vm", ["disabled", "vm", "vm-and-application"]),
    pdl: check.oneOf("ha.componentProtection.pdl", protection.pdl ?? "restart", REACTIONS),
    apd: check.oneOf("ha.componentProtection.apd", protection.apd ?? "restart", REACTIONS),
    isolationResponse: check.oneOf("ha.isolationResponse", props.isolationResponse ?? "power-off", [
      "none",
      "power-off",
      "shutdown",
    ]),
    isolationAddresses: check
      .members("ha.isolationAddresses", props.isolationAddresses ?? [])
      .map((address) => check.text("ha.isolationAddresses", address)),
    restartPriority: check.oneOf("ha.restartPriority", props.restartPriority ?? "medium", [
      "highest",
      "high",
      "medium",
      "low",
      "lowest",
    ]),
    restartTimeoutSeconds: check.count("ha.restartTimeoutSeconds", props.restartTimeoutSeconds ?? 600, { min: 0 }),
    admissionControl: admissionControlPolicy(props, check),
  };
}

function admissionControlPolicy(props: HighAvailabilityProps, check: ArgumentCheck): AdmissionControlPolicy {
  const given = check.block("ha.admissionControl", props.admissionControl ?? {});
  if (props.hostFailures !== undefined && given.hostFailures !== undefined) {
    throw check.error("ha.hostFailures and ha.admissionControl.hostFailures are both given", "give one of them");
  }
  const policy = check.oneOf("ha.admissionControl.policy", given.policy ?? "resource-percentage", [
    "resource-percentage",
    "slots",
    "failover-hosts",
    "disabled",
  ]);
  const percentages = { cpuPercent: given.cpuPercent, memoryPercent: given.memoryPercent };
  for (const [name, value] of Object.entries(percentages)) {
    if (value === undefined) continue;
    check.count(`ha.admissionControl.${name}`, value, { min: 0, max: 100 });
    if (policy !== "resource-percentage") {
      throw check.error(
        `ha.admissionControl.${name} is given under the policy "${policy}"`,
        "only resource-percentage knows it",
      );
    }
  }
  if ((given.cpuPercent === undefined) !== (given.memoryPercent === undefined)) {
    throw check.error("only one of ha.admissionControl.cpuPercent and memoryPercent is given", "give both or neither");
  }
  return {
    policy,
    hostFailures: check.count("ha.hostFailures", given.hostFailures ?? props.hostFailures ?? 1, { min: 1 }),
    ...percentages,
    performanceTolerance: check.count("ha.admissionControl.performanceTolerance", given.performanceTolerance ?? 1, {
      min: 0,
      max: 100,
    }),
  };
}
