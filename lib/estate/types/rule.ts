import type { EstateObject, Id } from "./common";

interface RuleBase extends EstateObject {
  readonly id: Id;
  /** Default: true. */
  readonly enabled?: boolean;
  /** What the platform does at a restart: `true` it never breaks the rule, `false` it may. Absent: unknown. */
  readonly mandatory?: boolean;
  /** Id of the rule or service that a backend made this one to express; it is not judged as a rule of its own. */
  readonly derivedFrom?: Id;
}

/** All its VMs that run are on one host. */
export interface AffinityRule extends RuleBase {
  /** `affinity`. */
  readonly kind: "affinity";
  /** The VMs that stay together, all of one cluster. */
  readonly vms: readonly Id[];
}

/** No two of its VMs on one host, or in one domain of the kind `over`. */
export interface AntiAffinityRule extends RuleBase {
  /** `anti-affinity`. */
  readonly kind: "anti-affinity";
  /** The VMs that are kept apart. */
  readonly vms: readonly Id[];
  /** `host` (the default) or a kind of domain. */
  readonly over?: Id;
}

/** Its VMs run on its hosts only (`with`), or on none of them (`apart`). */
export interface VmHostRule extends RuleBase {
  /** `vm-host`. */
  readonly kind: "vm-host";
  /** The VMs that are bound. */
  readonly vms: readonly Id[];
  /** The hosts that they are bound to or kept off. */
  readonly hosts: readonly Id[];
  /** `with`: on these hosts only; `apart`: on none of them. */
  readonly polarity: "with" | "apart";
}

/** Its VMs restart after those of `after`. Orders restarts, never changes a verdict. */
export interface DependencyRule extends RuleBase {
  /** `dependency`. */
  readonly kind: "dependency";
  /** The VMs that wait. */
  readonly vms: readonly Id[];
  /** The VMs that start before them. */
  readonly after: readonly Id[];
}

/**
 * What the platform is told about where VMs run.
 * @discriminator kind
 */
export type Rule = AffinityRule | AntiAffinityRule | VmHostRule | DependencyRule;
