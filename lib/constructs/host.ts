import { Construct } from "constructs";
import type { HostVendor, Resource } from "../backends/port";
import { Cluster } from "./cluster";
import { contributes, sourceOf, withAddress } from "./declare";
import { type Domain, redundantGroups, withOuterDomains } from "./failure-domain";
import type { ExistingHostProps, HostProps } from "./host-props";
import { Location } from "./location";
import { ArgumentCheck } from "./private/argument-check";
import { domainLabels } from "./private/domain-labels";
import { type Existing, existing, factsOf, isExisting } from "./private/existing";
import { freeId } from "./private/free-id";
import { type Capacity, checkedCapacity, hostFacts } from "./private/host-facts";
import { isMarked, mark } from "./private/identity";
import { nearest } from "./private/nearest";
import { sameEstate, sameStack } from "./private/reference";
import { checkSupport, checkVendor } from "./private/vendor";
import { checkedUplinks, type Uplink } from "./uplink";

const HOST = Symbol.for("failproof.Host");

/** A physical machine that runs VMs; made below its cluster. */
export class Host extends Construct {
  static isHost(x: unknown): x is Host {
    return isMarked(x, HOST);
  }

  /** A host that exists already: it is looked up by its name, and not changed. */
  static existing(scope: Construct, id: string, props: ExistingHostProps = {}): Host {
    return new Host(scope, id, existing(props));
  }

  readonly cluster: Cluster;
  /** Its name in the inventory. */
  readonly name: string;
  readonly managed: boolean;
  /** The provider's resource; a data source where the host exists already. */
  readonly resource: Resource;
  /** Every failure domain that it is known to be in, the outer ones included. */
  readonly domains: readonly Domain[];
  /** Physical NICs; `undefined`: unknown. */
  readonly uplinks?: readonly Uplink[];
  readonly failoverHost: boolean;
  /** Settings that only its platform has. */
  readonly vendor: HostVendor;

  constructor(scope: Construct, id: string, props: HostProps | Existing<ExistingHostProps>) {
    super(scope, freeId(scope, id));
    mark(this, HOST);
    this.cluster = Cluster.of(this);
    const { site } = this.cluster;
    const check = new ArgumentCheck(this);
    check.block("props", props);
    this.managed = !isExisting(props);
    const given = isExisting(props) ? factsOf(props) : props;
    checkVendor(site, given, check);
    this.vendor = given;
    this.name = isExisting(props)
      ? check.text("name", factsOf(props).name ?? id)
      : check.text("hostname", props.hostname);
    site.claimName("host", this.name, this);
    const domains = given.in && sameEstate(this, "in", given.in);
    this.domains = withOuterDomains([...(domains ?? []), ...this.#location()]);
    const redundant = redundantGroups(this, given.redundant);
    if (given.uplinks !== undefined) this.uplinks = checkedUplinks(this, given.uplinks);
    if (given.datastores !== undefined) sameStack(this, "datastores", given.datastores);
    if (given.networks !== undefined) sameStack(this, "networks", given.networks);
    for (const path of check.members("storagePaths", given.storagePaths ?? [])) {
      check.block("storagePaths[]", path);
      sameStack(this, "storagePaths[].datastore", [path.datastore]);
      sameEstate(this, "storagePaths[].in", path.in);
    }
    check.oneOf("state", given.state ?? "connected", ["connected", "maintenance", "disconnected"]);
    this.failoverHost = check.flag("failoverHost", given.failoverHost) ?? false;
    if (this.failoverHost && this.cluster.holdsHostsEmpty === false) {
      throw check.error(
        `it is a failover host, and the admission control of ${this.cluster.node.path} holds no host empty`,
        'give the cluster the policy "failover-hosts", or take failoverHost out',
      );
    }
    const capacity = this.#capacity(given, check);
    this.resource = isExisting(props)
      ? site.backend.existingHost(this, { name: this.name, cluster: this.cluster.handle, vendor: given })
      : this.#join(props, check);
    this.cluster.addHost(this);
    site.hosts.push(this);
    contributes(this, {
      list: "hosts",
      source: sourceOf(this, this.managed),
      contribute: (ids, source) => ({
        hosts: [
          hostFacts(this, { ...given, in: domains, redundant }, capacity, ids, withAddress(source, this.resource)),
        ],
      }),
    });
  }

  #location(): readonly Location[] {
    const location = nearest(this, Location.isLocation);
    return location === undefined ? [] : [location];
  }

  #capacity(given: ExistingHostProps, check: ArgumentCheck): Capacity {
    for (const fact of ["cores", "mhzPerCore", "memoryGib"] as const) {
      if (this.managed && given[fact] === undefined)
        throw check.error(`${fact} is missing`, "state the size of the host");
    }
    return checkedCapacity(given, check);
  }

  #join(props: HostProps, check: ArgumentCheck): Resource {
    const { site } = this.cluster;
    checkSupport(site, "managed-host", check);
    return site.backend.host(this, {
      hostname: props.hostname,
      cluster: this.cluster.handle,
      joinsThroughCluster: this.cluster.managed,
      maintenance: props.state === "maintenance",
      connected: props.state !== "disconnected",
      domains: domainLabels(site, this.domains),
      vendor: props,
    });
  }
}
