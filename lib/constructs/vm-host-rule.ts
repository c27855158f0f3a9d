import { Construct } from "constructs";
import type { Resource, RuleVendor } from "../backends/port";
import { Cluster } from "./cluster";
import { contributes, sourceOf, withAddress } from "./declare";
import type { Domain } from "./failure-domain";
import type { Host } from "./host";
import { ArgumentCheck } from "./private/argument-check";
import { freeId } from "./private/free-id";
import { isMarked, mark } from "./private/identity";
import { sameEstate, sameStack } from "./private/reference";
import { ruleMembers } from "./private/rule-members";
import { checkSupport, checkVendor } from "./private/vendor";
import type { VirtualMachine } from "./virtual-machine";

const VM_HOST_RULE = Symbol.for("failproof.VmHostRule");

export interface VmHostRuleProps extends RuleVendor {
  /**
   * Its name in the inventory, unique among the rules of the cluster.
   * @default - the construct's id
   */
  readonly name?: string;
  /** VMs of the cluster, at least one. */
  readonly vms: readonly VirtualMachine[];
  /**
   * Hosts of the cluster.
   * @default - those in `hostsIn`
   */
  readonly hosts?: readonly Host[];
  /**
   * Failure domains: all hosts of the cluster in any of them, also those that are declared later.
   * @default - none
   */
  readonly hostsIn?: readonly Domain[];
  /**
   * `with`: the VMs run on these hosts. `apart`: they run elsewhere.
   * @default "with"
   */
  readonly polarity?: "with" | "apart";
  /**
   * `true`: a "must" rule, which the platform never breaks, not even where a VM then stays down. `false`: a "should" rule.
   * @default false
   */
  readonly mandatory?: boolean;
  /** @default true */
  readonly enabled?: boolean;
}

/** Keeps VMs on some hosts, or off them; made below their cluster. */
export class VmHostRule extends Construct {
  static isVmHostRule(x: unknown): x is VmHostRule {
    return isMarked(x, VM_HOST_RULE);
  }

  readonly cluster: Cluster;
  readonly vms: readonly VirtualMachine[];
  /** The provider's resource; absent where the platform has none. */
  readonly resource?: Resource;
  readonly #hosts: readonly Host[];
  readonly #hostsIn: readonly Domain[];

  constructor(scope: Construct, id: string, props: VmHostRuleProps) {
    super(scope, freeId(scope, id));
    mark(this, VM_HOST_RULE);
    this.cluster = Cluster.of(this);
    const { site } = this.cluster;
    const check = new ArgumentCheck(this);
    check.block("props", props);
    const wish = check.flag("mandatory", props.mandatory) ?? false;
    checkVendor(site, props, check);
    checkSupport(site, wish ? "vm-host-must" : "vm-host-should", check);
    this.vms = ruleMembers(this, this.cluster, props.vms, 1);
    this.#hosts = this.#ownHosts(sameStack(this, "hosts", props.hosts ?? []), check);
    this.#hostsIn = sameEstate(this, "hostsIn", props.hostsIn ?? []);
    if (this.#hosts.length + this.#hostsIn.length === 0)
      throw check.error("it names no hosts", "give hosts or hostsIn");
    const name = check.text("name", props.name ?? id);
    const polarity = check.oneOf("polarity", props.polarity ?? "with", ["with", "apart"]);
    this.cluster.claimName("rule", name, this);
    const enabled = check.flag("enabled", props.enabled) ?? true;
    const { resource, mandatory } = site.backend.vmHostRule(this, {
      name,
      cluster: this.cluster.handle,
      vms: this.vms.map((vm) => vm.resource),
      hosts: () => this.hosts.map((host) => host.resource),
      polarity,
      mandatory: wish,
      enabled,
      vendor: props,
    });
    if (resource !== undefined) this.resource = resource;
    contributes(this, {
      list: "rules",
      source: sourceOf(this, true),
      contribute: (ids, source) => ({
        rules: [
          {
            id: ids.of(this),
            kind: "vm-host",
            vms: ids.all(this.vms),
            hosts: ids.all(this.hosts),
            polarity,
            mandatory,
            enabled,
            source: withAddress(source, resource),
          },
        ],
      }),
    });
  }

  /** Hosts that the rule names, as far as they are declared by now. */
  get hosts(): readonly Host[] {
    return [...new Set([...this.#hosts, ...this.#hostsIn.flatMap((domain) => this.cluster.hostsIn(domain))])];
  }

  #ownHosts(hosts: readonly Host[], check: ArgumentCheck): readonly Host[] {
    const foreign = hosts.find((host) => host.cluster !== this.cluster);
    if (foreign === undefined) return hosts;
    throw check.error(
      `hosts names ${foreign.node.path}, of the cluster ${foreign.cluster.node.path}, not of ${this.cluster.node.path}`,
      "a rule is about the hosts of one cluster",
    );
  }
}
