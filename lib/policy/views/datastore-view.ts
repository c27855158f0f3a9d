import type { Copy, Datastore, Distributed, Witness } from "../../estate";
import { type Known, known, unknown } from "../known";
import type { ClusterView } from "./cluster-view";
import type { HostView } from "./host-view";
import { ObjectView } from "./object-view";

/** Types of storage that hosts reach over a network by nature. */
const NETWORK_TYPES: ReadonlySet<string> = new Set(["nfs", "nfs41", "smb", "vsan", "vvol"]);

export class DatastoreView extends ObjectView<Datastore> {
  readonly list = "datastores";
  #hosts: readonly HostView[] | undefined;

  /** Hosts that are known to mount it; those with undeclared mounts are not among them. */
  get hosts(): readonly HostView[] {
    this.#hosts ??= this.views.index.hostsMounting(this.id).flatMap((host) => this.views.host(host.id) ?? []);
    return this.#hosts;
  }

  /**
   * Whether it serves one host of the cluster alone: declared as local, or a volume that only one of several hosts mounts.
   * Storage that is reached over a network is never local, however few mount it.
   */
  isLocalTo(cluster: ClusterView): Known<boolean> {
    const { type } = this.object;
    const mounting = this.hosts.filter((host) => host.cluster === cluster);
    if (type === "local") return known(mounting.length < 2);
    if (type !== undefined && NETWORK_TYPES.has(type)) return known(false);
    if (mounting.length !== 1 || this.hosts.length > 1) return known(false);
    const unclear = cluster.hosts.filter((host) => !host.mounts(this).known);
    if (unclear.length > 0) return unknown(...unclear.map((host) => host.lacks("datastores")));
    return cluster.hasAllHosts ? known(cluster.hosts.length > 1) : unknown(cluster.lacks("inventory.hosts"));
  }

  /** Synchronous copies; none for a datastore that stands in one place. */
  get copies(): readonly Copy[] {
    return this.object.copies ?? [];
  }

  /** What decides where half or more of the copies are lost; `undefined`: nothing does. */
  get witness(): Witness | undefined {
    return this.object.witness;
  }

  /** How it is spread over hosts of a cluster; `undefined`: it is not. */
  get distributed(): Distributed | undefined {
    return this.object.distributed;
  }

  /** Whether it is kept by more than one box: synchronous copies, or spread over hosts. */
  get isReplicated(): boolean {
    return this.object.copies !== undefined || this.object.distributed !== undefined || this.object.type === "vsan";
  }

  /** Failure domains of the kind with which it goes, nested ones too. None for one that is kept by more than one box. */
  domains(kind: string): Known<readonly string[]> {
    return this.isReplicated ? known([]) : this.views.places.of(this.object, kind);
  }
}
