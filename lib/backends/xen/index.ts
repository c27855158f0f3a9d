export * from "./bindings";
export type { XenDatastoreSettings } from "./datastore";
export type { XenHostSettings } from "./host";
export type { XenNetworkSettings } from "./network";
export type { XenClusterSettings } from "./pool";
export * from "./resources";
export * from "./site";
export type { XenVirtualMachineSettings } from "./virtual-machine";
export type { XenVirtualSwitchSettings } from "./virtual-switch";
