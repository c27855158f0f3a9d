import type { Construct } from "constructs";
import type { Platform } from "../../estate";
import type { Capabilities } from "./capabilities";
import type { ClusterDeclaration, ExistingClusterDeclaration } from "./cluster";
import type { ExistingDatastoreDeclaration, NfsDatastoreDeclaration } from "./datastore";
import type { PlatformFacts } from "./facts";
import type { ExistingHostDeclaration, HostDeclaration } from "./host";
import type {
  ExistingNetworkDeclaration,
  ExistingVirtualSwitchDeclaration,
  NetworkDeclaration,
  VirtualSwitchDeclaration,
} from "./network";
import type { RecoveredVirtualMachineDeclaration } from "./recovery";
import type { Resource } from "./resource";
import type {
  RealizedRule,
  RealizedSpread,
  SpreadDeclaration,
  VmHostRuleDeclaration,
  VmVmRuleDeclaration,
} from "./rule";
import type { ExistingVirtualMachineDeclaration, VirtualMachineDeclaration } from "./virtual-machine";

/**
 * What a platform implements: it turns checked declarations into its provider's resources. There is one instance a site.
 *
 * Every method is called from the constructor of `scope`, once, and makes all its resources there and then; what is not known yet (the
 * hosts of a cluster, say) comes as a function that it calls at synth through a `Lazy`. The main resource has the id `Default`.
 */
export interface Backend {
  readonly platform: Platform;
  /** What this platform can express; a construct asks before it declares. */
  readonly capabilities: Capabilities;
  /**
   * VMs that state no host are given one at synth, with which the promises hold: where nothing moves VMs later. `instead`: what that is worth,
   * in a sentence that every report shows.
   */
  readonly startHosts?: { readonly instead: string };
  /** What its own words and ways say of the estate. */
  readonly facts?: PlatformFacts;

  cluster(scope: Construct, cluster: ClusterDeclaration): Resource;
  existingCluster(scope: Construct, cluster: ExistingClusterDeclaration): Resource;
  host(scope: Construct, host: HostDeclaration): Resource;
  existingHost(scope: Construct, host: ExistingHostDeclaration): Resource;
  nfsDatastore(scope: Construct, datastore: NfsDatastoreDeclaration): Resource;
  existingDatastore(scope: Construct, datastore: ExistingDatastoreDeclaration): Resource;
  virtualSwitch(scope: Construct, virtualSwitch: VirtualSwitchDeclaration): Resource;
  existingVirtualSwitch(scope: Construct, virtualSwitch: ExistingVirtualSwitchDeclaration): Resource;
  network(scope: Construct, network: NetworkDeclaration): Resource;
  existingNetwork(scope: Construct, network: ExistingNetworkDeclaration): Resource;
  virtualMachine(scope: Construct, vm: VirtualMachineDeclaration): Resource;
  existingVirtualMachine(scope: Construct, vm: ExistingVirtualMachineDeclaration): Resource;
  recoveredVirtualMachine(scope: Construct, vm: RecoveredVirtualMachineDeclaration): Resource;
  affinityRule(scope: Construct, rule: VmVmRuleDeclaration): RealizedRule;
  antiAffinityRule(scope: Construct, rule: VmVmRuleDeclaration): RealizedRule;
  vmHostRule(scope: Construct, rule: VmHostRuleDeclaration): RealizedRule;
  spread(scope: Construct, spread: SpreadDeclaration): RealizedSpread;
}
