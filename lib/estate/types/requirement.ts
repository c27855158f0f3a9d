import type { Count, EstateObject, Id, PositiveCount } from "./common";

/** Most domains of each kind that fail together: `{ host: 2 }`, `{ host: 1, switch: 1 }`. */
export type Tolerance = { readonly [kind: string]: Count };

/** What is counted as demand: `reservation` is what the platform guarantees, `configured` all that the VM may use. */
export type DemandModel = "reservation" | "configured";

/** Who may be moved: `repack` running VMs may be migrated to make room, `pinned` they stay. */
export type PlacementModel = "auto" | "repack" | "pinned";

/** What an estate promises. Scope is the intersection of what is given; absent means all. */
export interface Requirement extends EstateObject {
  readonly id: Id;
  /** Only VMs of these clusters. */
  readonly clusters?: readonly Id[];
  /** Only VMs of these tiers. */
  readonly tiers?: readonly Id[];
  /** Only these VMs. */
  readonly vms?: readonly Id[];
  /** Only replicas of these services. */
  readonly services?: readonly Id[];
  /** The failures to survive: most domains of each kind that fail together, `{ "host": 2 }`, `{ "host": 1, "switch": 1 }`. A kind is `site`, `host`, `datastore` or that of an entry of `domains`. */
  readonly tolerate: Tolerance;
  /** Default: configured. */
  readonly demand?: DemandModel;
  /** vCPUs that a core may carry under `configured`. Default: 4. */
  readonly vcpusPerCore?: PositiveCount;
  /** Default: auto. */
  readonly placement?: PlacementModel;
  /** Only replicas that stay running count. Default: false. */
  readonly continuity?: boolean;
  /** Nobody stated it: it is what the platform's admission control promises. Default: false. */
  readonly implied?: boolean;
}
