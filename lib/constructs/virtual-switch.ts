import { Construct } from "constructs";
import type { Resource, VirtualSwitchVendor } from "../backends/port";
import type { Host } from "./host";
import { ArgumentCheck } from "./private/argument-check";
import { type Existing, existing, factsOf, isExisting } from "./private/existing";
import { freeId } from "./private/free-id";
import { type Hosts, includesHost } from "./private/host-set";
import { isMarked, mark } from "./private/identity";
import { sameStack } from "./private/reference";
import { checkSupport, checkVendor } from "./private/vendor";
import { Site } from "./site";

const VIRTUAL_SWITCH = Symbol.for("failproof.VirtualSwitch");
const LEAST_UPLINKS = 2;

export interface VirtualSwitchProps extends VirtualSwitchVendor {
  /**
   * Its name in the inventory.
   * @default - the construct's id
   */
  readonly name?: string;
  /**
   * How many uplinks it has; a host gives it at most as many NICs. They are named `uplink1`, `uplink2`, ...
   * @default - as many as the host with the most NICs gives it, at least 2
   */
  readonly uplinks?: number;
  /**
   * Largest frame, bytes.
   * @default 1500
   */
  readonly mtu?: number;
}

export interface ExistingVirtualSwitchProps extends VirtualSwitchVendor {
  /**
   * Its name in the inventory.
   * @default - the construct's id
   */
  readonly name?: string;
  /**
   * Hosts that are on it.
   * @default - unknown
   */
  readonly hosts?: Hosts;
}

/**
 * A switch in software that spans hosts: a vSphere distributed switch; on Xen, a bond of the same NICs of every host. A host is on it by its
 * `uplinks`. A site's first is the one that uplinks and networks are on unless they say otherwise.
 */
export class VirtualSwitch extends Construct {
  static isVirtualSwitch(x: unknown): x is VirtualSwitch {
    return isMarked(x, VIRTUAL_SWITCH);
  }

  /** A virtual switch that exists already: it is looked up by its name, and not changed. */
  static existing(scope: Construct, id: string, props: ExistingVirtualSwitchProps = {}): VirtualSwitch {
    return new VirtualSwitch(scope, id, existing(props));
  }

  readonly site: Site;
  /** Its name in the inventory. */
  readonly name: string;
  readonly managed: boolean;
  /** The provider's resource; a data source where the switch exists already. */
  readonly resource: Resource;
  readonly #uplinks?: number;
  readonly #hosts?: Hosts;

  constructor(scope: Construct, id: string, props: VirtualSwitchProps | Existing<ExistingVirtualSwitchProps> = {}) {
    super(scope, freeId(scope, id));
    mark(this, VIRTUAL_SWITCH);
    this.site = Site.of(this);
    const check = new ArgumentCheck(this);
    check.block("props", props);
    this.managed = !isExisting(props);
    const given = isExisting(props) ? factsOf(props) : props;
    checkVendor(this.site, given, check);
    this.name = check.text("name", given.name ?? id);
    this.site.claimName("virtual switch", this.name, this);
    if (isExisting(props)) {
      const { hosts } = factsOf(props);
      if (hosts !== undefined) this.#hosts = sameStack(this, "hosts", hosts);
      this.resource = this.site.backend.existingVirtualSwitch(this, { name: this.name, vendor: given });
    } else {
      checkSupport(this.site, "virtual-switch", check);
      if (props.uplinks !== undefined) this.#uplinks = check.count("uplinks", props.uplinks, { min: 1, max: 32 });
      this.resource = this.site.backend.virtualSwitch(this, {
        name: this.name,
        mtu: check.count("mtu", props.mtu ?? 1500, { min: 1280, max: 9190 }),
        vendor: given,
        uplinks: () => this.uplinks,
        members: () => this.#members(check),
      });
    }
    this.site.virtualSwitches.push(this);
  }

  /** Names of its uplinks, as far as hosts are declared by now; of an existing switch they are unknown. */
  get uplinks(): readonly string[] {
    const most = Math.max(LEAST_UPLINKS, ...this.site.hosts.map((host) => this.nicsOf(host).length));
    return Array.from({ length: this.#uplinks ?? most }, (_, index) => `uplink${index + 1}`);
  }

  /** NICs that a host gives it, in the order of its uplinks. */
  nicsOf(host: Host): readonly string[] {
    return host.uplinks?.filter(({ on }) => (on ?? this.site.virtualSwitches[0]) === this).map(({ nic }) => nic) ?? [];
  }

  /** Whether a host is on it; `undefined`: unknown. */
  includes(host: Host): boolean | undefined {
    if (this.managed) return this.nicsOf(host).length > 0;
    return this.#hosts && includesHost(this.#hosts, host);
  }

  #members(check: ArgumentCheck) {
    const members = this.site.hosts
      .map((host) => ({ host, nics: this.nicsOf(host) }))
      .filter(({ nics }) => nics.length > 0);
    const crowded = members.find(({ nics }) => nics.length > this.uplinks.length);
    if (crowded !== undefined) {
      throw check.error(
        `it has ${this.uplinks.length} uplinks, and ${crowded.host.node.path} gives it ${crowded.nics.length} NICs`,
        "raise uplinks",
      );
    }
    return members.map(({ host, nics }) => ({ host: host.resource, nics }));
  }
}
