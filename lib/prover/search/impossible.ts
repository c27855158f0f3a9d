import type { Cases } from "./cases";

/** Why no placement satisfies a problem, in the model's numbers. Certificates and explanations are made from it. */
export type Impossible =
  /** Cohorts or services that no placement can satisfy. */
  | { readonly kind: "dead" }
  /** VMs that stay break a capacity or a rule by themselves. */
  | { readonly kind: "stays"; readonly vm: number; readonly host: number }
  /** A unit that fits on no host beside those that stay. */
  | { readonly kind: "homeless"; readonly unit: readonly number[] }
  /** More demand than room in one dimension over a set of hosts. */
  | { readonly kind: "sum"; readonly dimension: number; readonly hosts: readonly number[] }
  /** The same, by weights. */
  | {
      readonly kind: "steps";
      readonly dimension: number;
      readonly hosts: readonly number[];
      readonly steps: readonly { readonly atLeast: number; readonly weight: number }[];
    }
  /** A weight for each size of VM: a VM weighs as the last of the heaviest items that it reaches in every dimension. */
  | { readonly kind: "weights"; readonly hosts: readonly number[]; readonly items: readonly WeightItem[] }
  /** Fewer domains than VMs that must be apart. `rule` is a position in the model's rules. */
  | { readonly kind: "crowd"; readonly rule: number; readonly vms: readonly number[] }
  /** `cases`: a small tree that shows it. */
  | { readonly kind: "search"; readonly steps: number; readonly cases?: Cases };

export interface WeightItem {
  /** By dimension of the model. */
  readonly demand: readonly number[];
  readonly weight: number;
}
