// Where a backend adds its own typed settings to the neutral constructs, by declaration merging:
//
//   declare module "../port/vendor" {
//     interface ClusterVendor { readonly vsphere?: VsphereClusterSettings }
//   }
//
// The neutral props extend these, so `vsphere: {...}` is typed wherever `failproof/vsphere` is imported, and nothing here knows a vendor.

// biome-ignore-start lint/suspicious/noEmptyInterface: backends merge their settings into these

/** Settings of a cluster that only one vendor has. */
export interface ClusterVendor {}

/** Settings of a host that only one vendor has. */
export interface HostVendor {}

/** Settings of a datastore that only one vendor has. */
export interface DatastoreVendor {}

/** Settings of a virtual switch that only one vendor has. */
export interface VirtualSwitchVendor {}

/** Settings of a network that only one vendor has. */
export interface NetworkVendor {}

/** Settings of a virtual machine that only one vendor has. */
export interface VirtualMachineVendor {}

/** Settings of a rule that only one vendor has. */
export interface RuleVendor {}

// biome-ignore-end lint/suspicious/noEmptyInterface: as above
