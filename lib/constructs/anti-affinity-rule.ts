import { Construct } from "constructs";
import type { RealizedRule, Resource, RuleVendor } from "../backends/port";
import { Cluster } from "./cluster";
import { contributes, sourceOf, withAddress } from "./declare";
import { ArgumentCheck } from "./private/argument-check";
import { freeId } from "./private/free-id";
import { isMarked, mark } from "./private/identity";
import { ruleMembers } from "./private/rule-members";
import { type Spread, spreadOver, spreadRules } from "./private/spread";
import { checkSupport, checkVendor } from "./private/vendor";
import type { VirtualMachine } from "./virtual-machine";

const ANTI_AFFINITY_RULE = Symbol.for("failproof.AntiAffinityRule");

export interface AntiAffinityRuleProps extends RuleVendor {
  /**
   * Its name in the inventory, unique among the rules of the cluster.
   * @default - the construct's id
   */
  readonly name?: string;
  /** At least two VMs of the cluster. */
  readonly vms: readonly VirtualMachine[];
  /**
   * What no two of them share: `host`, or a kind of failure domain. Over a kind they are apart on hosts, too; where there are more VMs
   * than domains, they are dealt out evenly. Hosts are declared before.
   * @default "host"
   */
  readonly over?: string;
  /** @default true */
  readonly enabled?: boolean;
}

/** Keeps VMs apart, on hosts or on failure domains of any kind; made below their cluster. */
export class AntiAffinityRule extends Construct {
  static isAntiAffinityRule(x: unknown): x is AntiAffinityRule {
    return isMarked(x, ANTI_AFFINITY_RULE);
  }

  readonly cluster: Cluster;
  readonly vms: readonly VirtualMachine[];
  readonly over: string;
  readonly enabled: boolean;
  /** The provider's resource that keeps them apart on hosts; absent where the platform has none. */
  readonly resource?: Resource;

  constructor(scope: Construct, id: string, props: AntiAffinityRuleProps) {
    super(scope, freeId(scope, id));
    mark(this, ANTI_AFFINITY_RULE);
    this.cluster = Cluster.of(this);
    const { site } = this.cluster;
    const check = new ArgumentCheck(this);
    check.block("props", props);
    checkVendor(site, props, check);
    checkSupport(site, "anti-affinity", check);
    this.vms = ruleMembers(this, this.cluster, props.vms, 2);
    this.over = check.text("over", props.over ?? "host");
    this.enabled = check.flag("enabled", props.enabled) ?? true;
    const name = check.text("name", props.name ?? id);
    this.cluster.claimName("rule", name, this);
    const onHosts = site.backend.antiAffinityRule(this, {
      name,
      cluster: this.cluster.handle,
      vms: this.vms.map((vm) => vm.resource),
      enabled: this.enabled,
      vendor: props,
    });
    if (onHosts.resource !== undefined) this.resource = onHosts.resource;
    const { vms, enabled } = this;
    this.cluster.addVmRule({ kind: "anti-affinity", name, vms, enabled, vendor: props }, this);
    this.#contribute(onHosts, this.over === "host" ? undefined : spreadOver(this, name, props, check));
  }

  #contribute({ resource, mandatory }: RealizedRule, spread: Spread | undefined): void {
    contributes(this, {
      list: "rules",
      source: sourceOf(this, true),
      contribute: (ids, source) => {
        const id = ids.of(this);
        const rule = { kind: "anti-affinity", enabled: this.enabled } as const;
        const onHosts = {
          ...rule,
          over: "host",
          vms: ids.all(this.vms),
          mandatory,
          source: withAddress(source, resource),
        };
        if (spread === undefined) return { rules: [{ id, ...onHosts }] };
        return { rules: [...spreadRules(id, rule, this.over, spread, ids, source), { id: `${id}/host`, ...onHosts }] };
      },
    });
  }
}
