import type { Domain } from "../../estate";
import type { DatastoreView } from "./datastore-view";
import type { HostView } from "./host-view";
import { ObjectView } from "./object-view";

/** A failure domain: a rack, a switch, an array, or any other kind. */
export class DomainView extends ObjectView<Domain> {
  readonly list = "domains";

  get kind(): string {
    return this.object.kind;
  }

  /** Hosts and datastores that are known to go with it, also through domains that are nested in it. */
  get members(): readonly (HostView | DatastoreView)[] {
    return this.views.membersOf(this.kind).get(this.id) ?? [];
  }
}
