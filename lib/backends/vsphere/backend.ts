import type { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type * as port from "../port";
import { VSPHERE_CAPABILITIES } from "./capabilities";
import { computeCluster, existingComputeCluster } from "./cluster";
import { type SiteSettings, VsphereContext } from "./context";
import { existingDatastore, nasDatastore } from "./datastore";
import { esxiHost, existingEsxiHost } from "./host";
import { distributedPortGroup, existingPortGroup } from "./network";
import { recoveredVirtualMachine } from "./recovered-virtual-machine";
import { affinityRule, antiAffinityRule, vmHostRule } from "./rule";
import { spreadOverDomains } from "./spread";
import { existingVirtualMachine, virtualMachine } from "./virtual-machine";
import { distributedVirtualSwitch, existingDistributedVirtualSwitch } from "./virtual-switch";

/** Turns the constructs of one site into resources of the provider `vmware/vsphere`. */
export class VsphereBackend implements port.Backend {
  readonly platform = "vsphere";
  readonly capabilities = VSPHERE_CAPABILITIES;
  readonly #context: VsphereContext;

  constructor(site: TerraformStack, settings: SiteSettings) {
    this.#context = new VsphereContext(site, settings);
  }

  cluster(scope: Construct, cluster: port.ClusterDeclaration): port.Resource {
    return computeCluster(scope, cluster, this.#context);
  }

  existingCluster(scope: Construct, cluster: port.ExistingClusterDeclaration): port.Resource {
    return existingComputeCluster(scope, cluster, this.#context);
  }

  host(scope: Construct, host: port.HostDeclaration): port.Resource {
    return esxiHost(scope, host, this.#context);
  }

  existingHost(scope: Construct, host: port.ExistingHostDeclaration): port.Resource {
    return existingEsxiHost(scope, host, this.#context);
  }

  nfsDatastore(scope: Construct, datastore: port.NfsDatastoreDeclaration): port.Resource {
    return nasDatastore(scope, datastore, this.#context);
  }

  existingDatastore(scope: Construct, datastore: port.ExistingDatastoreDeclaration): port.Resource {
    return existingDatastore(scope, datastore, this.#context);
  }

  virtualSwitch(scope: Construct, virtualSwitch: port.VirtualSwitchDeclaration): port.Resource {
    return distributedVirtualSwitch(scope, virtualSwitch, this.#context);
  }

  existingVirtualSwitch(scope: Construct, virtualSwitch: port.ExistingVirtualSwitchDeclaration): port.Resource {
    return existingDistributedVirtualSwitch(scope, virtualSwitch, this.#context);
  }

  network(scope: Construct, network: port.NetworkDeclaration): port.Resource {
    return distributedPortGroup(scope, network);
  }

  existingNetwork(scope: Construct, network: port.ExistingNetworkDeclaration): port.Resource {
    return existingPortGroup(scope, network, this.#context);
  }

  virtualMachine(scope: Construct, vm: port.VirtualMachineDeclaration): port.Resource {
    return virtualMachine(scope, vm, this.#context);
  }

  existingVirtualMachine(scope: Construct, vm: port.ExistingVirtualMachineDeclaration): port.Resource {
    return existingVirtualMachine(scope, vm, this.#context);
  }

  recoveredVirtualMachine(scope: Construct, vm: port.RecoveredVirtualMachineDeclaration): port.Resource {
    return recoveredVirtualMachine(scope, vm, this.#context);
  }

  affinityRule(scope: Construct, rule: port.VmVmRuleDeclaration): port.RealizedRule {
    return affinityRule(scope, rule);
  }

  antiAffinityRule(scope: Construct, rule: port.VmVmRuleDeclaration): port.RealizedRule {
    return antiAffinityRule(scope, rule);
  }

  vmHostRule(scope: Construct, rule: port.VmHostRuleDeclaration): port.RealizedRule {
    return vmHostRule(scope, rule);
  }

  spread(scope: Construct, spread: port.SpreadDeclaration): port.RealizedSpread {
    return spreadOverDomains(scope, spread, this.#context);
  }
}
