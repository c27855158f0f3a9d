import type { Count, EstateObject, Id, Mbps } from "./common";

/** What connects two sites. Its loss alone takes no host and no datastore; it stops replication, and splits what spans both sites. */
export interface Link extends EstateObject {
  readonly id: Id;
  /** The two sites. */
  readonly between: readonly Id[];
  /** What replication may use of it, megabits (10^6 bits) per second. Absent: unknown. */
  readonly bandwidthMbps?: Mbps;
  /** Round trip, milliseconds. Absent: unknown. */
  readonly latencyMs?: Count;
  /** Entries of `domains` that it runs through: it is gone when any is. `[]`: none; absent: unknown. */
  readonly domains?: readonly Id[];
}
