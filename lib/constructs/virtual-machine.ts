import { Construct } from "constructs";
import type { Resource } from "../backends/port";
import { Cluster } from "./cluster";
import { contributes, sourceOf, withAddress } from "./declare";
import type { Host } from "./host";
import { ArgumentCheck } from "./private/argument-check";
import { addDegradation } from "./private/degraded";
import { type Existing, existing, factsOf, isExisting } from "./private/existing";
import { freeId } from "./private/free-id";
import { isMarked, mark } from "./private/identity";
import { sameStack } from "./private/reference";
import { checkSupport, checkVendor } from "./private/vendor";
import { makeVirtualMachine } from "./private/vm-declaration";
import { checkedVmFacts, type VmFacts } from "./private/vm-facts";
import type { DiskProps, ExistingVirtualMachineProps, VirtualMachineProps } from "./virtual-machine-props";

const VIRTUAL_MACHINE = Symbol.for("failproof.VirtualMachine");

/** A virtual machine; made below its cluster. */
export class VirtualMachine extends Construct {
  static isVirtualMachine(x: unknown): x is VirtualMachine {
    return isMarked(x, VIRTUAL_MACHINE);
  }

  /** A virtual machine that exists already: it is looked up by its name, and not changed. */
  static existing(scope: Construct, id: string, props: ExistingVirtualMachineProps = {}): VirtualMachine {
    return new VirtualMachine(scope, id, existing(props));
  }

  readonly cluster: Cluster;
  /** Its name in the inventory. */
  readonly name: string;
  readonly managed: boolean;
  readonly tier?: string;
  /** The provider's resource; a data source where the machine exists already. */
  readonly resource: Resource;
  /** Whether it may be removed to make room. */
  readonly sheddable: boolean;
  /** Its disks, in their order; `undefined`: unknown. */
  readonly disks?: readonly DiskProps[];
  /** What it was told. @internal */
  readonly given: ExistingVirtualMachineProps;
  #host?: Host;

  constructor(scope: Construct, id: string, props: VirtualMachineProps | Existing<ExistingVirtualMachineProps>) {
    super(scope, freeId(scope, id));
    mark(this, VIRTUAL_MACHINE);
    this.cluster = Cluster.of(this);
    const { site } = this.cluster;
    const check = new ArgumentCheck(this);
    check.block("props", props);
    this.managed = !isExisting(props);
    const given: ExistingVirtualMachineProps = isExisting(props) ? factsOf(props) : props;
    this.given = given;
    checkVendor(site, given, check);
    this.name = check.text("name", given.name ?? id);
    site.claimName("VM", this.name, this);
    if (given.tier !== undefined) this.tier = check.text("tier", given.tier);
    this.#checkReferences(given, check);
    if (given.host !== undefined) this.#host = given.host;
    const facts = checkedVmFacts(given, this, check);
    if (given.disks !== undefined) this.disks = given.disks;
    this.sheddable = check.flag("sheddable", given.sheddable) ?? false;
    if (this.sheddable && !this.managed) {
      throw check.error(
        "it is sheddable, and exists already",
        "leave sheddable out: only what this design makes is removed",
      );
    }
    if (this.sheddable && given.restart !== undefined && given.restart !== this.cluster.restartPriority) {
      throw check.error("it is sheddable, and has a restart priority of its own", "leave one of the two out");
    }
    for (const plan of site.estate.failoverPlans) plan.refuseLate(this);
    if (isExisting(props)) {
      this.resource = site.backend.existingVirtualMachine(this, {
        name: this.name,
        cluster: this.cluster.handle,
        vendor: given,
      });
    } else {
      checkSupport(site, props.template === undefined ? "vm-from-scratch" : "vm-from-template", check);
      if (props.restart !== undefined) checkSupport(site, "restart-priority", check);
      if (props.reservation?.cpuMhz !== undefined) checkSupport(site, "cpu-reservation", check);
      if (props.reserveMemory || props.reservation?.memoryGib !== undefined)
        checkSupport(site, "memory-reservation", check);
      this.resource = makeVirtualMachine(this, props, check);
    }
    site.vms.push(this);
    this.#contribute(facts);
  }

  /**
   * It is there only while a Terraform condition is false.
   * @internal
   */
  removeWhile(condition: string, after: string): void {
    const { resource } = this;
    resource.addOverride("count", `\${${condition} ? 0 : 1}`);
    resource.dependsOn = [...(resource.dependsOn ?? []), after];
  }

  /** The host that it starts on: as given, else as chosen at synth; `undefined`: the platform's choice. */
  get host(): Host | undefined {
    return this.#host;
  }

  /**
   * Chooses the host that it starts on, where its author left that open.
   * @internal
   */
  startOn(host: Host): void {
    if (this.#host !== undefined) return;
    this.#host = host;
    const { site } = this.cluster;
    const { instead } = site.backend.startHosts ?? {};
    if (instead !== undefined) addDegradation(site.estate, { feature: "start-host", construct: this, instead });
  }

  #contribute(facts: VmFacts): void {
    contributes(this, {
      list: "vms",
      source: sourceOf(this, this.managed),
      contribute: (ids, source) => ({
        vms: [
          {
            id: ids.of(this),
            cluster: ids.of(this.cluster),
            ...facts(ids),
            source: withAddress(source, this.resource),
          },
        ],
      }),
    });
  }

  #checkReferences(given: ExistingVirtualMachineProps, check: ArgumentCheck): void {
    if (given.networks !== undefined) sameStack(this, "networks", given.networks);
    if (given.disks !== undefined) {
      sameStack(
        this,
        "disks[].datastore",
        check.members("disks", given.disks).map((disk) => check.block("disks[]", disk).datastore),
      );
    }
    if (given.host === undefined) return;
    sameStack(this, "host", [given.host]);
    if (given.host.cluster !== this.cluster) {
      throw check.error(
        `host is ${given.host.node.path}, of the cluster ${given.host.cluster.node.path}`,
        "name a host of its own cluster",
      );
    }
  }
}
