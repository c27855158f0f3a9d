import { Construct } from "constructs";
import type { Resource, RuleVendor } from "../backends/port";
import { Cluster } from "./cluster";
import { contributes, sourceOf, withAddress } from "./declare";
import { ArgumentCheck } from "./private/argument-check";
import { freeId } from "./private/free-id";
import { isMarked, mark } from "./private/identity";
import { ruleMembers } from "./private/rule-members";
import { checkSupport, checkVendor } from "./private/vendor";
import type { VirtualMachine } from "./virtual-machine";

const AFFINITY_RULE = Symbol.for("failproof.AffinityRule");

export interface AffinityRuleProps extends RuleVendor {
  /**
   * Its name in the inventory, unique among the rules of the cluster.
   * @default - the construct's id
   */
  readonly name?: string;
  /** At least two VMs of the cluster. */
  readonly vms: readonly VirtualMachine[];
  /** @default true */
  readonly enabled?: boolean;
}

/** Keeps VMs together on one host; made below their cluster. */
export class AffinityRule extends Construct {
  static isAffinityRule(x: unknown): x is AffinityRule {
    return isMarked(x, AFFINITY_RULE);
  }

  readonly cluster: Cluster;
  readonly vms: readonly VirtualMachine[];
  /** The provider's resource; absent where the platform has none. */
  readonly resource?: Resource;

  constructor(scope: Construct, id: string, props: AffinityRuleProps) {
    super(scope, freeId(scope, id));
    mark(this, AFFINITY_RULE);
    this.cluster = Cluster.of(this);
    const { site } = this.cluster;
    const check = new ArgumentCheck(this);
    check.block("props", props);
    checkVendor(site, props, check);
    checkSupport(site, "affinity", check);
    this.vms = ruleMembers(this, this.cluster, props.vms, 2);
    const name = check.text("name", props.name ?? id);
    this.cluster.claimName("rule", name, this);
    const enabled = check.flag("enabled", props.enabled) ?? true;
    const vms = this.vms.map((vm) => vm.resource);
    const { resource, mandatory } = site.backend.affinityRule(this, {
      name,
      cluster: this.cluster.handle,
      vms,
      enabled,
      vendor: props,
    });
    if (resource !== undefined) this.resource = resource;
    this.cluster.addVmRule({ kind: "affinity", name, vms: this.vms, enabled, vendor: props }, this);
    contributes(this, {
      list: "rules",
      source: sourceOf(this, true),
      contribute: (ids, source) => ({
        rules: [
          {
            id: ids.of(this),
            kind: "affinity",
            vms: ids.all(this.vms),
            enabled,
            mandatory,
            source: withAddress(source, resource),
          },
        ],
      }),
    });
  }
}
