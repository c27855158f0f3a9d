import type { EstateObject, Id } from "./common";

/** A place. Its loss takes everything that is there, by its own `site` or through a domain. */
export interface Site extends EstateObject {
  readonly id: Id;
}

/** Kinds of failure domain that are not entries of `domains`: every site, host and datastore is one by itself. */
export const RESERVED_KINDS = ["site", "host", "datastore"] as const;

/** Things that fail together: a rack, chassis, power feed, switch, storage array, fabric, or any other kind. */
export interface Domain extends EstateObject {
  readonly id: Id;
  /** `rack`, `chassis`, `power-feed`, `switch`, `storage-array`, `fabric` or any other word except `site`, `host` and `datastore`. */
  readonly kind: Id;
  /** The site it is at; `null`: at no site. Absent: unknown, unless it follows from `domains`. */
  readonly site?: Id | null;
  /** Entries of `domains` that this one is in: it is gone when any of them is. Absent means none. */
  readonly domains?: readonly Id[];
  /** Groups of entries of `domains`: this one is gone when the whole of one group is. Absent means none. */
  readonly redundant?: readonly (readonly Id[])[];
}
