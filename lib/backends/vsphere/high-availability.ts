import type { ComputeClusterConfig } from "@cdktf/provider-vsphere/lib/compute-cluster";
import type { AdmissionControlPolicy, ClusterDeclaration, HighAvailabilityPolicy } from "../port";
import { idOf, idsAtSynth } from "../terraform";
import type { VsphereClusterSettings } from "./cluster";

const VM_MONITORING = {
  disabled: "vmMonitoringDisabled",
  vm: "vmMonitoringOnly",
  "vm-and-application": "vmAndAppMonitoring",
} as const;
const ISOLATION = { none: "none", "power-off": "powerOff", shutdown: "shutdown" } as const;
const PDL = { restart: "restartAggressive", warning: "warning", disabled: "disabled" } as const;
const APD = { restart: "restartConservative", warning: "warning", disabled: "disabled" } as const;
const POLICY = {
  "resource-percentage": "resourcePercentage",
  slots: "slotPolicy",
  "failover-hosts": "failoverHosts",
  disabled: "disabled",
} as const;

/** `ha_*` of a compute cluster. Every argument is written: the provider's own defaults leave reactions off. */
export function highAvailabilityArguments(
  { ha, failoverHosts }: ClusterDeclaration,
  vsphere: VsphereClusterSettings,
): Partial<ComputeClusterConfig> {
  if (!ha.enabled) return { haEnabled: false };
  return {
    haEnabled: true,
    haHostMonitoring: ha.hostMonitoring ? "enabled" : "disabled",
    haVmMonitoring: VM_MONITORING[ha.vmMonitoring],
    haVmComponentProtection: ha.pdl === "disabled" && ha.apd === "disabled" ? "disabled" : "enabled",
    haDatastorePdlResponse: PDL[ha.pdl],
    haDatastoreApdResponse: APD[ha.apd],
    haDatastoreApdResponseDelay: vsphere.apdDelaySeconds ?? 180,
    haDatastoreApdRecoveryAction: vsphere.apdRecovery ?? "reset",
    haHostIsolationResponse: ISOLATION[ha.isolationResponse],
    haVmRestartPriority: ha.restartPriority,
    haVmRestartTimeout: ha.restartTimeoutSeconds,
    haVmDependencyRestartCondition: vsphere.restartCondition ?? "poweredOn",
    ...heartbeatArguments(ha, vsphere),
    ...admissionControlArguments(ha.admissionControl, failoverHosts),
    ...advancedOptions(ha, vsphere),
  };
}

function heartbeatArguments(
  { heartbeatDatastores }: HighAvailabilityPolicy,
  { heartbeatPolicy }: VsphereClusterSettings,
) {
  const haHeartbeatDatastorePolicy = heartbeatPolicy ?? "allFeasibleDsWithUserPreference";
  if (heartbeatDatastores === undefined) return { haHeartbeatDatastorePolicy };
  return { haHeartbeatDatastorePolicy, haHeartbeatDatastoreIds: heartbeatDatastores.map(idOf) };
}

function admissionControlArguments(
  { policy, hostFailures, cpuPercent, memoryPercent, performanceTolerance }: AdmissionControlPolicy,
  failoverHosts: ClusterDeclaration["failoverHosts"],
): Partial<ComputeClusterConfig> {
  const common = {
    haAdmissionControlPolicy: POLICY[policy],
    haAdmissionControlPerformanceTolerance: performanceTolerance,
  };
  if (policy === "failover-hosts")
    return { ...common, haAdmissionControlFailoverHostSystemIds: idsAtSynth(failoverHosts) };
  if (policy === "disabled") return common;
  if (cpuPercent === undefined || memoryPercent === undefined) {
    return { ...common, haAdmissionControlHostFailureTolerance: hostFailures };
  }
  return {
    ...common,
    haAdmissionControlResourcePercentageAutoCompute: false,
    haAdmissionControlResourcePercentageCpu: cpuPercent,
    haAdmissionControlResourcePercentageMemory: memoryPercent,
  };
}

/** Isolation addresses are advanced options; what is given by name wins. */
function advancedOptions(
  { isolationAddresses }: HighAvailabilityPolicy,
  { haAdvancedOptions }: VsphereClusterSettings,
) {
  const addresses = Object.fromEntries(
    isolationAddresses.map((address, index) => [`das.isolationaddress${index}`, address]),
  );
  const options = { ...addresses, ...haAdvancedOptions };
  return Object.keys(options).length === 0 ? {} : { haAdvancedOptions: options };
}
