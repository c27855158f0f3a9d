import type { ObjectList } from "../lists";
import type { Estate, Id } from "../types";

/** What becomes of one object. `replace`: it is destroyed and made anew, as a plan says. */
export type ActionKind = "create" | "update" | "replace" | "delete";

/** One step of a change. */
export interface PlannedAction {
  readonly kind: ActionKind;
  readonly list: ObjectList;
  /** Its id after the change; of one that goes, before it. */
  readonly id: Id;
  /** Its id before the change, where it is another one. */
  readonly previousId?: Id;
  /** Of a replacement: the new one is made before the old one goes. @default false */
  readonly createsFirst?: true;
}

/** What is about to be applied, and to what. */
export interface PlannedChange {
  /** The estate as it is; absent: not known. */
  readonly before?: Estate;
  /** In the order of the lists, then as they stand in them; what stays as it is, is not here. */
  readonly actions: readonly PlannedAction[];
}
