/** A default that stands in for an absent fact, with the objects it was used for. */
export interface Assumption {
  /** List of the estate document, e.g. `vms`. */
  readonly list: string;
  /** The absent field, e.g. `movable` or `controlDomain.memoryMib`. */
  readonly fact: string;
  /** What was assumed, as text: `true`, `medium`, `estimated by the vsphere profile`. */
  readonly value: string;
  /** Ids of the objects, in the order of the document. */
  readonly objects: readonly string[];
}
