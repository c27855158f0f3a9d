import type { ClusterHandle } from "./cluster";
import type { DomainLabel } from "./host";
import type { Resource } from "./resource";
import type { RuleVendor } from "./vendor";

/** VMs that are kept together, or apart, on hosts. */
export interface VmVmRuleDeclaration {
  readonly name: string;
  readonly cluster: ClusterHandle;
  readonly vms: readonly Resource[];
  readonly enabled: boolean;
  readonly vendor: RuleVendor;
}

/** VMs that are kept on some hosts, or off them. */
export interface VmHostRuleDeclaration {
  readonly name: string;
  readonly cluster: ClusterHandle;
  readonly vms: readonly Resource[];
  readonly polarity: "with" | "apart";
  readonly mandatory: boolean;
  readonly enabled: boolean;
  readonly vendor: RuleVendor;
  /** Called at synth. */
  readonly hosts: () => readonly Resource[];
}

/** VMs that are spread over the failure domains of one kind. */
export interface SpreadDeclaration {
  readonly name: string;
  readonly cluster: ClusterHandle;
  readonly parts: readonly SpreadPart[];
  readonly enabled: boolean;
  readonly vendor: RuleVendor;
}

/** The VMs that belong in one domain. */
export interface SpreadPart {
  readonly domain: DomainLabel;
  /** The construct that stands for the domain: the same for every rule that spreads over it. */
  readonly key: object;
  readonly vms: readonly Resource[];
  /** Called at synth: the cluster's hosts in the domain. */
  readonly hosts: () => readonly Resource[];
}

/** What became of a rule. */
export interface RealizedRule {
  /** Absent where the platform has no object for it. */
  readonly resource?: Resource;
  /** What the platform does at a restart: `true` it never breaks the rule, `false` it may. */
  readonly mandatory: boolean;
}

/** What became of a spread: one VM-host rule a part, in their order. */
export interface RealizedSpread {
  /** Whether the platform keeps the spread itself at a restart. */
  readonly mandatory: boolean;
  /** Empty where the platform has no VM-host rules for it. */
  readonly parts: readonly RealizedRule[];
}
