import { type Host, stateOf, threadsOf } from "../../estate";
import { type Known, known, mapKnown, unknown } from "../known";
import type { ClusterView } from "./cluster-view";
import type { DatastoreView } from "./datastore-view";
import { ObjectView } from "./object-view";

export class HostView extends ObjectView<Host> {
  readonly list = "hosts";
  #networks: ReadonlySet<string> | undefined;
  #mounts: ReadonlySet<string> | undefined;

  get cluster(): ClusterView | undefined {
    return this.object.cluster === undefined ? undefined : this.views.cluster(this.object.cluster);
  }

  /** @default "connected" */
  get state(): NonNullable<Host["state"]> {
    return stateOf(this.object);
  }

  /** Whether VMs can be started on it: connected and not in maintenance. */
  get isConnected(): boolean {
    return this.state === "connected";
  }

  get datastores(): Known<readonly DatastoreView[]> {
    return mapKnown(this.fact("datastores"), (ids) => ids.flatMap((id) => this.views.datastore(id) ?? []));
  }

  /** Whether it mounts the datastore, as far as its mounts are declared. */
  mounts(datastore: DatastoreView): Known<boolean> {
    return mapKnown(this.fact("datastores"), (ids) => {
      this.#mounts ??= new Set(ids);
      return this.#mounts.has(datastore.id);
    });
  }

  /** Whether it carries the network, as far as its networks are declared. */
  carries(network: string): Known<boolean> {
    return mapKnown(this.fact("networks"), (ids) => {
      this.#networks ??= new Set(ids);
      return this.#networks.has(network);
    });
  }

  /** Its networks are declared, and this is not among them. */
  lacksNetwork(network: string): boolean {
    const carries = this.carries(network);
    return carries.known && !carries.value;
  }

  /** Hardware threads: as many as cores where they are not declared. */
  get threads(): Known<number> {
    const threads = threadsOf(this.object);
    return threads === undefined ? unknown(this.lacks("cores")) : known(threads);
  }

  /** Its mounts are declared, and the datastore is not among them. */
  lacksMount(datastore: DatastoreView): boolean {
    const mounts = this.mounts(datastore);
    return mounts.known && !mounts.value;
  }

  /**
   * Its failure domains of the kind, nested ones too; `[]`: it is in none. A `host` is its own domain.
   * Unknown where its `domains` (for a `site`: its place) are not declared.
   */
  domains(kind: string): Known<readonly string[]> {
    return this.views.places.of(this.object, kind);
  }

  protected override get defaults() {
    const { threads } = this;
    const { resources = {} } = this.object;
    return { state: this.state, resources, ...(threads.known ? { threads: threads.value } : {}) };
  }
}
