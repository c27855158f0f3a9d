import type { EstateObject, Id } from "./common";

/** A network that VMs are attached to: a port group, a Xen network, a virtual switch's VLAN. */
export interface Network extends EstateObject {
  readonly id: Id;
  /**
   * VLAN id; 0: untagged.
   * @asType integer
   * @minimum 0
   * @maximum 4094
   */
  readonly vlan?: number;
}
