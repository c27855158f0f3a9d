import type { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type * as port from "../port";
import { XEN_CAPABILITIES } from "./capabilities";
import { type SiteSettings, XenContext } from "./context";
import { existingSr, nfsSr } from "./datastore";
import { XEN_FACTS } from "./facts";
import { poolHost } from "./host";
import { existingNetwork, network } from "./network";
import { existingPool, pool } from "./pool";
import { antiAffinityRule, inexpressible, spread } from "./rule";
import { existingVirtualMachine, virtualMachine } from "./virtual-machine";
import { bond, existingBond } from "./virtual-switch";

const START_HOSTS = {
  instead:
    "no host is stated, so one was chosen with which the promises hold, as its affinity_host; a VM that runs elsewhere stays there until it is started again",
};

/** Turns the constructs of one site into resources of the providers `vatesfr/xenorchestra` and `xenserver/xenserver`. */
export class XenBackend implements port.Backend {
  readonly platform = "xen";
  readonly capabilities = XEN_CAPABILITIES;
  readonly facts = XEN_FACTS;
  readonly startHosts = START_HOSTS;
  readonly #context: XenContext;

  constructor(site: TerraformStack, settings: SiteSettings) {
    this.#context = new XenContext(site, settings);
  }

  cluster(scope: Construct, cluster: port.ClusterDeclaration): port.Resource {
    return pool(scope, cluster, this.#context);
  }

  existingCluster(scope: Construct, cluster: port.ExistingClusterDeclaration): port.Resource {
    return existingPool(scope, cluster, this.#context);
  }

  host(scope: Construct, { hostname, vendor }: port.HostDeclaration): port.Resource {
    return poolHost(scope, hostname, vendor, this.#context);
  }

  existingHost(scope: Construct, { name, vendor }: port.ExistingHostDeclaration): port.Resource {
    return poolHost(scope, name, vendor, this.#context);
  }

  nfsDatastore(scope: Construct, datastore: port.NfsDatastoreDeclaration): port.Resource {
    return nfsSr(scope, datastore, this.#context);
  }

  existingDatastore(scope: Construct, datastore: port.ExistingDatastoreDeclaration): port.Resource {
    return existingSr(scope, datastore, this.#context);
  }

  virtualSwitch(scope: Construct, virtualSwitch: port.VirtualSwitchDeclaration): port.Resource {
    return bond(scope, virtualSwitch, this.#context);
  }

  existingVirtualSwitch(scope: Construct, virtualSwitch: port.ExistingVirtualSwitchDeclaration): port.Resource {
    return existingBond(scope, virtualSwitch, this.#context);
  }

  network(scope: Construct, declaration: port.NetworkDeclaration): port.Resource {
    return network(scope, declaration, this.#context);
  }

  existingNetwork(scope: Construct, declaration: port.ExistingNetworkDeclaration): port.Resource {
    return existingNetwork(scope, declaration, this.#context);
  }

  virtualMachine(scope: Construct, vm: port.VirtualMachineDeclaration): port.Resource {
    return virtualMachine(scope, vm, this.#context);
  }

  existingVirtualMachine(scope: Construct, vm: port.ExistingVirtualMachineDeclaration): port.Resource {
    return existingVirtualMachine(scope, vm);
  }

  recoveredVirtualMachine(scope: Construct): port.Resource {
    return inexpressible(scope);
  }

  affinityRule(scope: Construct): port.RealizedRule {
    return inexpressible(scope);
  }

  antiAffinityRule(): port.RealizedRule {
    return antiAffinityRule();
  }

  vmHostRule(scope: Construct): port.RealizedRule {
    return inexpressible(scope);
  }

  spread(): port.RealizedSpread {
    return spread();
  }
}
