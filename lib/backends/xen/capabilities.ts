import type { Capabilities } from "../port";

const supported = { supported: true } as const;

/**
 * What a Xen pool can express. `instead`: not quite as asked, and what is done.
 * @see https://github.com/xapi-project/xen-api/blob/master/doc/content/toolstack/features/HA/index.md
 */
export const XEN_CAPABILITIES: Capabilities = {
  "managed-cluster": {
    supported: true,
    instead: "the pool itself must exist; its high availability alone is set up",
  },
  "managed-host": {
    supported: true,
    instead: "the host must run Xen already; it is looked up, and joins its pool only with xen.joinHosts",
  },
  "nfs-datastore": supported,
  "virtual-switch": supported,
  "managed-network": supported,
  teaming: {
    supported: false,
    because: "a bond balances for all of its networks: take teaming out, and say xen.bondMode on the VirtualSwitch",
  },
  "vm-from-template": supported,
  "vm-from-scratch": {
    supported: true,
    instead: 'it is made from the template "Other install media" and boots from the network',
  },
  "vm-recovery": {
    supported: false,
    because:
      "no provider attaches the copy of a disk: let Xen Orchestra replicate the VM, or keep replicas of the application there",
  },
  "cpu-reservation": {
    supported: false,
    because: "Xen weighs CPUs and guarantees none: take reservation.cpuMhz out",
  },
  "memory-reservation": supported,
  "restart-priority": supported,
  "load-balancing": {
    supported: false,
    because: 'nothing moves running VMs: say drs: "off" or leave it out, and give VMs a host',
  },
  "admission-control-policy": {
    supported: false,
    because: "the pool plans restarts for a number of host failures: say ha.hostFailures",
  },
  "component-protection": {
    supported: false,
    because: "nothing reacts to a lost datastore that carries no heartbeat: take componentProtection out",
  },
  "isolation-response": {
    supported: false,
    because: "an isolated host always fences itself: take it out",
  },
  "vm-monitoring": { supported: false, because: "nothing watches guests: take vmMonitoring out" },
  "restart-timeout": {
    supported: false,
    because: "the next in order starts after a delay: take it out, and say xen.startDelaySeconds on VMs",
  },
  affinity: {
    supported: false,
    because: "nothing keeps VMs together: give them the same host, where they start",
  },
  "anti-affinity": {
    supported: true,
    instead: "VMs start on hosts apart (affinity_host); a restart by HA does not look at it",
  },
  "spread-over-domains": {
    supported: true,
    instead: "VMs start in domains apart (affinity_host); a restart by HA does not look at it",
  },
  "vm-host-should": {
    supported: false,
    because: "a VM prefers one host: give the VM a host instead of a rule",
  },
  "vm-host-must": {
    supported: false,
    because:
      "HA restarts a VM on any host that has its disks and networks: limit these, or give the VM a host to prefer",
  },
};
