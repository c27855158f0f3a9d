import type { Replication, ReplicationTarget } from "../../estate";
import { ObjectView } from "./object-view";
import type { VmView } from "./vm-view";

/** A copy of VMs at a failover site. */
export class ReplicationView extends ObjectView<Replication> {
  readonly list = "replications";

  get vms(): readonly VmView[] {
    return this.object.vms.flatMap((id) => this.views.vm(id) ?? []);
  }

  get to(): ReplicationTarget {
    return this.object.to;
  }
}
