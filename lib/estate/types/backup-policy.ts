import type { Count, EstateObject, Id, Seconds } from "./common";
import type { IsoDate } from "./waiver";

/** What is backed up, where the copies are, and whether they were ever restored. Scope is the intersection of what is given; absent means all. */
export interface BackupPolicy extends EstateObject {
  readonly id: Id;
  /** Only VMs of these clusters. */
  readonly clusters?: readonly Id[];
  /** Only VMs of these tiers. */
  readonly tiers?: readonly Id[];
  /** Only these VMs. */
  readonly vms?: readonly Id[];
  /** Only replicas of these services. */
  readonly services?: readonly Id[];
  /** Every copy beside the VMs themselves. */
  readonly copies: readonly BackupCopy[];
  /** Time from one backup to the next, in seconds. Absent: unknown. */
  readonly intervalSeconds?: Seconds;
  /** How long a backup is kept, in days. Absent: unknown. */
  readonly retentionDays?: Count;
  /** The day, `YYYY-MM-DD`, on which a backup was last restored and found good. Absent: never, as far as is known. */
  readonly lastVerifiedRestore?: IsoDate;
}

/** One copy of a backup; gone when its site, its datastore or any of its domains is. */
export interface BackupCopy extends EstateObject {
  /** Where the copy is; `null`: at no site. Absent: unknown, unless it follows from `datastore` or `domains`. */
  readonly site?: Id | null;
  /** The datastore that it is on, where it is on one. */
  readonly datastore?: Id;
  /** Entries of `domains` that it is in: gone when any is. `[]`: none; absent: unknown. */
  readonly domains?: readonly Id[];
  /** What it is kept on: `disk`, `tape`, `object-storage`, or any other word. Absent: unknown. */
  readonly medium?: Id;
  /** Whether nothing can reach it but a person (tape in a safe). Absent: unknown. */
  readonly offline?: boolean;
  /** Whether nobody can change or delete it before its time. Absent: unknown. */
  readonly immutable?: boolean;
}
