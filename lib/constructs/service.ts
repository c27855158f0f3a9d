import { Construct } from "constructs";
import type { RuleVendor } from "../backends/port";
import { AntiAffinityRule } from "./anti-affinity-rule";
import { Cluster } from "./cluster";
import { contributes, sourceOf } from "./declare";
import { ArgumentCheck } from "./private/argument-check";
import { freeId } from "./private/free-id";
import { isMarked, mark } from "./private/identity";
import { VirtualMachine } from "./virtual-machine";
import type { VirtualMachineShape } from "./virtual-machine-props";

const SERVICE = Symbol.for("failproof.Service");

export interface ServiceProps {
  /** How many VMs of the one shape. */
  readonly replicas: number;
  /**
   * How many of them it needs.
   * @default - all
   */
  readonly quorum?: number;
  /**
   * What its replicas are spread over: `host`, a kind of failure domain (then over hosts, too; hosts are declared before), or `none`.
   * @default "host"
   */
  readonly spreadOver?: string;
  /**
   * Tier of its VMs.
   * @default - none
   */
  readonly tier?: string;
  /** What each replica is. */
  readonly vm: VirtualMachineShape;
  /**
   * Settings of the rule that spreads them.
   * @default - none
   */
  readonly rule?: RuleVendor;
}

/**
 * Replicas of one VM that count together: a service runs while `quorum` of them do. Made below its cluster; it makes its VMs, named
 * `<id>-1`, `<id>-2`, ..., and the rules and groups that spread them.
 */
export class Service extends Construct {
  static isService(x: unknown): x is Service {
    return isMarked(x, SERVICE);
  }

  readonly cluster: Cluster;
  readonly vms: readonly VirtualMachine[];
  readonly quorum: number;
  /** The rule that spreads the replicas; absent for one replica, and with `spreadOver: "none"`. */
  readonly spread?: AntiAffinityRule;

  constructor(scope: Construct, id: string, props: ServiceProps) {
    super(scope, freeId(scope, id));
    mark(this, SERVICE);
    this.cluster = Cluster.of(this);
    const check = new ArgumentCheck(this);
    check.block("props", props);
    check.block("vm", props.vm);
    if (props.rule !== undefined) check.block("rule", props.rule);
    const replicas = check.count("replicas", props.replicas, { min: 1 });
    this.quorum = check.count("quorum", props.quorum ?? replicas, { min: 1 });
    if (this.quorum > replicas) {
      throw check.error(
        `quorum is ${this.quorum}, of ${replicas} replicas`,
        "a quorum is at most the number of replicas",
      );
    }
    const over = check.text("spreadOver", props.spreadOver ?? "host");
    const tier = props.tier === undefined ? {} : { tier: props.tier };
    this.vms = Array.from(
      { length: replicas },
      (_, index) => new VirtualMachine(this, `${id}-${index + 1}`, { ...props.vm, ...tier }),
    );
    if (over !== "none" && replicas > 1) {
      this.spread = new AntiAffinityRule(this, `${id}-apart`, { ...props.rule, vms: this.vms, over });
    }
    contributes(this, {
      list: "services",
      source: sourceOf(this, true),
      contribute: (ids, source) => ({
        services: [{ id: ids.of(this), vms: ids.all(this.vms), quorum: this.quorum, source }],
      }),
    });
  }
}
