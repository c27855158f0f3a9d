import type { EstateObject, Id, PositiveCount } from "./common";

/** Replicas that count together. */
export interface Service extends EstateObject {
  readonly id: Id;
  /**
   * Its replicas.
   * @minItems 1
   */
  readonly vms: readonly Id[];
  /** How many of them it needs. Default: all. */
  readonly quorum?: PositiveCount;
}
