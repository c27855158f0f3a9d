import type { ActionKind, Estate, Id, ObjectList } from "../../estate";

/** Lists whose objects a plan can change. */
export const CHANGED_LISTS = [
  "clusters",
  "hosts",
  "datastores",
  "datastoreClusters",
  "networks",
  "vms",
  "rules",
] as const satisfies readonly ObjectList[];

export type ChangedList = (typeof CHANGED_LISTS)[number];

/** What a change says about the objects of one list, each by the names under which what exists may know it. */
export interface Subject {
  readonly list: ChangedList;
  /** Its name at the provider. */
  readonly name: string;
  readonly address: string;
  readonly previousAddress?: string;
  /** Its id at the platform. */
  readonly moid?: string;
}

export interface ChangedSubject extends Subject {
  /** It is not there yet. */
  readonly isNew: boolean;
  /** It is there, and will not be as it is. */
  readonly isChanged: boolean;
  /** What the change does with it; absent: it stays as it is. */
  readonly action?: Exclude<ActionKind, "delete">;
  /** Of a replacement: the new one is made before the old one goes. */
  readonly createsFirst?: true;
}

/** A datastore or network of the change, and the hosts of the change that have it. */
export interface Membership {
  readonly id: Id;
  readonly hosts: ReadonlyMap<Id, readonly string[] | undefined>;
  readonly isComplete: boolean;
  /** Whether what exists does not have it yet. */
  readonly isNew?: boolean;
}

/** A change to an estate: what will be there of what it is about, and what goes. */
export interface Change {
  /** Everything that the change is about, as it will be. */
  readonly estate: Estate;
  /** By the id in that estate. */
  readonly subject: (list: ChangedList, id: Id) => ChangedSubject | undefined;
  readonly deleted: readonly Subject[];
  /** Something that restricts a cluster could not be read, and it may be any cluster. */
  readonly isDoubtful: boolean;
  readonly datastores: readonly Membership[];
  /** With the NICs that carry each network, where these are known. */
  readonly networks: readonly Membership[];
}
