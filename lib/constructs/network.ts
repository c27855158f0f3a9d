import { Construct } from "constructs";
import type { NetworkVendor, Resource, TeamingPolicy } from "../backends/port";
import { contributes, sourceOf, withAddress } from "./declare";
import type { Host } from "./host";
import { ArgumentCheck } from "./private/argument-check";
import { type Existing, existing, factsOf, isExisting } from "./private/existing";
import { freeId } from "./private/free-id";
import { type Hosts, includesHost } from "./private/host-set";
import { isMarked, mark } from "./private/identity";
import { sameStack } from "./private/reference";
import { stated } from "./private/stated";
import { checkSupport, checkVendor } from "./private/vendor";
import { Site } from "./site";
import { type TeamingProps, teamingPolicy } from "./teaming";
import { VirtualSwitch } from "./virtual-switch";

const NETWORK = Symbol.for("failproof.Network");
const HIGHEST_VLAN = 4094;

export interface NetworkProps extends NetworkVendor {
  /**
   * Its name in the inventory.
   * @default - the construct's id
   */
  readonly name?: string;
  /**
   * VLAN id, 0 to 4094; 0: untagged.
   * @default 0
   */
  readonly vlan?: number;
  /**
   * The virtual switch it is on.
   * @default - the site's first; where there is none, one is made
   */
  readonly on?: VirtualSwitch;
  /**
   * Which uplinks it uses, and in which order.
   * @default - all are active
   */
  readonly teaming?: TeamingProps;
}

/** Facts of a network that exists. What is not stated is unknown. */
export interface ExistingNetworkProps extends NetworkVendor {
  /**
   * Its name in the inventory.
   * @default - the construct's id
   */
  readonly name?: string;
  /**
   * VLAN id, 0 to 4094.
   * @default - unknown
   */
  readonly vlan?: number;
  /**
   * Hosts that carry it.
   * @default - unknown
   */
  readonly hosts?: Hosts;
  /**
   * NICs that carry it on those hosts, by the names in their `uplinks`, e.g. `["vmnic0", "vmnic1"]`.
   * @default - unknown
   */
  readonly nics?: readonly string[];
}

/** A network that VMs are attached to: a vSphere port group, a VLAN of a Xen pool. */
export class Network extends Construct {
  static isNetwork(x: unknown): x is Network {
    return isMarked(x, NETWORK);
  }

  /** A network that exists already: it is looked up by its name, and not changed. */
  static existing(scope: Construct, id: string, props: ExistingNetworkProps = {}): Network {
    return new Network(scope, id, existing(props));
  }

  readonly site: Site;
  /** Its name in the inventory. */
  readonly name: string;
  readonly managed: boolean;
  /** The provider's resource; a data source where the network exists already. */
  readonly resource: Resource;
  /** The virtual switch that it was made on. */
  readonly virtualSwitch?: VirtualSwitch;
  readonly #teaming?: TeamingPolicy;
  readonly #facts: ExistingNetworkProps;

  constructor(scope: Construct, id: string, props: NetworkProps | Existing<ExistingNetworkProps> = {}) {
    super(scope, freeId(scope, id));
    mark(this, NETWORK);
    this.site = Site.of(this);
    const check = new ArgumentCheck(this);
    check.block("props", props);
    this.managed = !isExisting(props);
    const given = isExisting(props) ? factsOf(props) : props;
    this.#facts = isExisting(props) ? factsOf(props) : {};
    checkVendor(this.site, given, check);
    this.name = check.text("name", given.name ?? id);
    this.site.claimName("network", this.name, this);
    const vlan = check.wholeFact("vlan", given.vlan, { min: 0, max: HIGHEST_VLAN });
    if (isExisting(props)) {
      if (this.#facts.hosts !== undefined) sameStack(this, "hosts", this.#facts.hosts);
      for (const nic of check.members("nics", this.#facts.nics ?? [])) check.text("nics", nic);
      this.resource = this.site.backend.existingNetwork(this, { name: this.name, vendor: given });
    } else {
      checkSupport(this.site, "managed-network", check);
      if (props.teaming !== undefined) checkSupport(this.site, "teaming", check);
      const virtualSwitch = this.#switch(props.on);
      const teaming = teamingPolicy(props.teaming ?? {}, virtualSwitch, check);
      this.virtualSwitch = virtualSwitch;
      this.#teaming = teaming;
      const { resource } = virtualSwitch;
      const { name } = this;
      this.resource = this.site.backend.network(this, {
        name,
        vlan: props.vlan ?? 0,
        virtualSwitch: resource,
        teaming,
        vendor: given,
      });
    }
    this.site.networks.push(this);
    contributes(this, {
      list: "networks",
      source: sourceOf(this, this.managed),
      contribute: (ids, source) => ({
        networks: [
          stated({
            id: ids.of(this),
            vlan: this.managed && given.vlan === undefined ? 0 : vlan,
            source: withAddress(source, this.resource),
          }),
        ],
      }),
    });
  }

  /** Whether a host carries it; `undefined`: unknown. */
  carriedBy(host: Host): boolean | undefined {
    if (this.virtualSwitch !== undefined) return this.virtualSwitch.includes(host);
    return this.#facts.hosts && includesHost(this.#facts.hosts, host);
  }

  /** Whether a NIC of a host that carries it does so; `undefined`: unknown. */
  uses(host: Host, nic: string): boolean | undefined {
    if (this.virtualSwitch === undefined) return this.#facts.nics?.includes(nic);
    const position = this.virtualSwitch.nicsOf(host).indexOf(nic);
    if (position < 0) return false;
    const order = this.#teaming?.order();
    if (!this.virtualSwitch.managed) return order === undefined ? true : undefined;
    const uplink = this.virtualSwitch.uplinks[position];
    return order !== undefined && uplink !== undefined && [...order.active, ...order.standby].includes(uplink);
  }

  #switch(given: VirtualSwitch | undefined): VirtualSwitch {
    if (given !== undefined) {
      sameStack(this, "on", [given]);
      return given;
    }
    return this.site.virtualSwitches[0] ?? new VirtualSwitch(this.site, `${this.site.node.id}-switch`);
  }
}
