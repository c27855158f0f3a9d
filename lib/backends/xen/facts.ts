import type { PlatformFacts } from "../port";
import { startOrder } from "./start-order";
import { isShared } from "./storage";

const MIB_PER_GIB = 1024;

/** What a pool does and its settings say, in the words of the estate. */
export const XEN_FACTS: PlatformFacts = {
  /**
   * A host that sees neither the heartbeat SR nor the other hosts resets itself, and so powers its VMs off. Nothing reacts to other lost
   * storage, and nothing watches guests.
   */
  highAvailability: ({ managed, enabled, hostFailures }) => ({
    ...(enabled === undefined ? {} : { enabled }),
    componentProtection: { pdl: "disabled", apd: "disabled" },
    isolationResponse: "power-off",
    vmMonitoring: "disabled",
    ...(hostFailures === undefined || enabled === false ? {} : { hostFailuresToTolerate: hostFailures }),
    ...(managed && enabled ? { allowOvercommit: false } : {}),
  }),

  isCoordinator: ({ xen }) => xen?.coordinator === true,

  datastore: ({ type }) => {
    const shared = type === undefined ? undefined : isShared(type);
    return shared === undefined ? {} : { shared };
  },

  virtualMachine: ({ vendor: { xen = {} }, restart, managed, setsHa }) => ({
    ...(xen.memoryMinGib === undefined ? {} : { memoryRange: { minMib: Math.ceil(xen.memoryMinGib * MIB_PER_GIB) } }),
    ...(xen.virtualization === undefined ? {} : { virtualization: xen.virtualization }),
    // What is only tried is no promise: nothing that is proven rests on its restart.
    ...(xen.bestEffort ? { bestEffort: true, restart: "disabled" } : {}),
    ...(restart === undefined || !managed || !setsHa ? {} : { startOrder: startOrder(restart) }),
    ...(xen.startDelaySeconds === undefined ? {} : { startDelaySeconds: xen.startDelaySeconds }),
    ...(xen.hostDevices !== undefined ? { hostDevices: xen.hostDevices } : managed ? { hostDevices: [] } : {}),
  }),
};
