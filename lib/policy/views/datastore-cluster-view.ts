import type { DatastoreCluster } from "../../estate";
import type { DatastoreView } from "./datastore-view";
import { ObjectView } from "./object-view";

/** Datastores among which the platform chooses where a disk goes. */
export class DatastoreClusterView extends ObjectView<DatastoreCluster> {
  readonly list = "datastoreClusters";

  get datastores(): readonly DatastoreView[] {
    return this.object.datastores.flatMap((id) => this.views.datastore(id) ?? []);
  }
}
