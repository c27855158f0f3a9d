import type { Construct } from "constructs";
import type { Location } from "./location";
import { ArgumentCheck } from "./private/argument-check";
import { type DatastorePair, datastorePairs, placeOfCopies } from "./private/datastore-pairs";
import { placeOf } from "./private/place";
import { sameEstate } from "./private/reference";
import { type Copied, Replication, type ReplicationProps } from "./replication";
import type { Site } from "./site";
import type { VirtualMachine } from "./virtual-machine";

export interface ArrayReplicationProps extends ReplicationProps {
  /** Which datastore is copied to which, all of them to one site. */
  readonly datastores: readonly DatastorePair[];
}

/** A storage array copies datastores, and with them every VM that has all its disks there. */
export class ArrayReplication extends Replication {
  constructor(scope: Construct, id: string, props: ArrayReplicationProps) {
    super(scope, id, props, (self) => {
      const { datastores, to } = copies(self, props.datastores);
      const sources = new Set(datastores.map(({ from }) => from));
      const sites = [...new Set(datastores.map(({ from }) => from.site))];
      const vms = () =>
        sites.flatMap((site) =>
          site.vms.filter(
            ({ disks }) =>
              disks !== undefined && disks.length > 0 && disks.every((disk) => sources.has(disk.datastore)),
          ),
        );
      return { method: "array", to, vms, datastores };
    });
  }
}

export interface CopiedVmsProps extends ReplicationProps {
  /** The VMs that are copied. */
  readonly vms: readonly VirtualMachine[];
  /** Where the copies of their disks are: on which datastore those of which. */
  readonly datastores: readonly DatastorePair[];
}

/** The hypervisor, or an appliance beside it, copies VMs one by one. */
export class HypervisorReplication extends Replication {
  constructor(scope: Construct, id: string, props: CopiedVmsProps) {
    super(scope, id, props, (self) => copiedVms(self, "hypervisor", props));
  }
}

/** Backups are restored to datastores of the failover site. */
export class BackupReplication extends Replication {
  constructor(scope: Construct, id: string, props: CopiedVmsProps) {
    super(scope, id, props, (self) => copiedVms(self, "backup", props));
  }
}

export interface ApplicationReplicationProps extends ReplicationProps {
  /** The VMs whose work is taken over. */
  readonly vms: readonly VirtualMachine[];
  /** The VMs that hold their own copy of the data and take over, all of them at one other site. */
  readonly replicas: readonly VirtualMachine[];
}

/** The application keeps its own copies in step, on VMs that run at both sites. */
export class ApplicationReplication extends Replication {
  constructor(scope: Construct, id: string, props: ApplicationReplicationProps) {
    super(scope, id, props, (self) => {
      const vms = given(self, props.vms);
      const replicas = sameEstate(self, "replicas", props.replicas);
      const check = new ArgumentCheck(self);
      const places = new Set(replicas.map((vm) => placeOf(vm, [])));
      const [to] = places;
      if (to === undefined || places.size > 1) {
        throw check.error("replicas are not at one site", "name the VMs that take over, one replication for each site");
      }
      const inside = vms.find((vm) => placeOf(vm, []) === to);
      if (inside !== undefined) {
        throw check.error(
          `vms and replicas are at one site: ${inside.node.path} and ${replicas[0]?.node.path}`,
          "a copy that is to outlive the site stands at another",
        );
      }
      return { method: "application", to, vms: () => vms, replicas };
    });
  }
}

function copiedVms(self: Construct, method: "hypervisor" | "backup", props: CopiedVmsProps): Copied {
  const vms = given(self, props.vms);
  const { datastores, to } = copies(self, props.datastores);
  return { method, to, vms: () => vms, datastores };
}

function given(self: Construct, vms: readonly VirtualMachine[]): readonly VirtualMachine[] {
  if (sameEstate(self, "vms", vms).length > 0) return vms;
  throw new ArgumentCheck(self).error("vms is empty", "name the VMs that are copied");
}

function copies(
  self: Construct,
  pairs: readonly DatastorePair[],
): { readonly datastores: readonly DatastorePair[]; readonly to: Site | Location } {
  const datastores = datastorePairs(self, "datastores", pairs);
  return { datastores, to: placeOfCopies(self, "datastores", datastores) };
}
