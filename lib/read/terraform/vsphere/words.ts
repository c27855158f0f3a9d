/** The estate's words for those of the provider; one that is not listed is unknown. */
export function word<T extends string>(
  words: { readonly [theirs: string]: T },
  theirs: string | undefined,
): T | undefined {
  return theirs !== undefined && Object.hasOwn(words, theirs) ? words[theirs] : undefined;
}

export const AUTOMATION = {
  manual: "manual",
  partiallyAutomated: "partially-automated",
  fullyAutomated: "fully-automated",
} as const;

export const VM_MONITORING = {
  vmMonitoringDisabled: "disabled",
  vmMonitoringOnly: "vm",
  vmAndAppMonitoring: "vm-and-application",
} as const;

export const ISOLATION = { none: "none", powerOff: "power-off", shutdown: "shutdown" } as const;

export const DATASTORE_RESPONSE = {
  restartAggressive: "restart",
  restartConservative: "restart",
  warning: "warning",
  disabled: "disabled",
} as const;

export const ADMISSION = {
  resourcePercentage: "resource-percentage",
  slotPolicy: "slots",
  failoverHosts: "failover-hosts",
  disabled: "disabled",
} as const;

export const RESTART = {
  highest: "highest",
  high: "high",
  medium: "medium",
  low: "low",
  lowest: "lowest",
  disabled: "disabled",
} as const;

export const POWER = { on: "on", off: "off", suspended: "suspended" } as const;

export const NFS = { NFS: "nfs", NFS41: "nfs41" } as const;
