import type { Capabilities } from "../port";

const supported = { supported: true } as const;

/** vSphere expresses all of it; a spread over domains holds at first placement and under DRS, not at a restart by HA. */
export const VSPHERE_CAPABILITIES: Capabilities = {
  "managed-cluster": supported,
  "managed-host": supported,
  "nfs-datastore": supported,
  "virtual-switch": supported,
  "managed-network": supported,
  teaming: supported,
  "vm-from-template": supported,
  "vm-from-scratch": supported,
  "vm-recovery": supported,
  "cpu-reservation": supported,
  "memory-reservation": supported,
  "restart-priority": supported,
  "load-balancing": supported,
  "admission-control-policy": supported,
  "component-protection": supported,
  "isolation-response": supported,
  "vm-monitoring": supported,
  "restart-timeout": supported,
  affinity: supported,
  "anti-affinity": supported,
  "spread-over-domains": supported,
  "vm-host-should": supported,
  "vm-host-must": supported,
};
