export type { VsphereClusterSettings } from "./cluster";
export type { VsphereDatastoreSettings } from "./datastore";
export type { VsphereHostSettings } from "./host";
export type { VsphereNetworkSettings } from "./network";
export * from "./resources";
export type { VsphereRuleSettings } from "./rule";
export { VsphereSite, type VsphereSiteProps } from "./site";
export type { VsphereVirtualMachineSettings } from "./virtual-machine";
export type { VsphereVirtualSwitchSettings } from "./virtual-switch";
