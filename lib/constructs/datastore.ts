import { Construct } from "constructs";
import type { DatastoreVendor, Resource } from "../backends/port";
import { checkLayout, type DatastoreLayout, datastoreLayoutFacts } from "./datastore-layout";
import { contributes, sourceOf, withAddress } from "./declare";
import { type Domain, domainIds, type FailureDomain, type InDomains, redundantGroups } from "./failure-domain";
import type { Host } from "./host";
import { ArgumentCheck } from "./private/argument-check";
import { domainLabels } from "./private/domain-labels";
import { type Existing, existing, factsOf, isExisting } from "./private/existing";
import { freeId } from "./private/free-id";
import { type Hosts, includesHost } from "./private/host-set";
import { isMarked, mark } from "./private/identity";
import { siteIdOf } from "./private/place";
import { sameEstate, sameStack } from "./private/reference";
import { stated } from "./private/stated";
import { checkSupport, checkVendor } from "./private/vendor";
import { Site } from "./site";

const DATASTORE = Symbol.for("failproof.Datastore");

/** What is true of any datastore. */
export interface DatastoreFacts extends InDomains, DatastoreVendor {
  /**
   * Its name in the inventory.
   * @default - the construct's id
   */
  readonly name?: string;
  /**
   * The array, or other failure domain, that holds it: short for `in: [...]`.
   * @default - unknown
   */
  readonly on?: FailureDomain;
  /**
   * Size, GiB.
   * @default - unknown
   */
  readonly capacityGib?: number;
}

export interface DatastoreProps extends DatastoreFacts {
  /** The NFS export that it is. */
  readonly nfs: NfsExport;
  /**
   * Hosts that mount it.
   * @default - every host of the site
   */
  readonly hosts?: Hosts;
}

export interface NfsExport {
  /** Host name or address of the server; version 4.1 may have several ways to it. */
  readonly server: string | readonly string[];
  /** Path of the export, e.g. `/vol1`. */
  readonly path: string;
  /** @default "3" */
  readonly version?: "3" | "4.1";
}

/** Facts of a datastore that exists. What is not stated is unknown. */
export interface ExistingDatastoreProps extends DatastoreFacts, DatastoreLayout {
  /**
   * `vmfs`, `nfs`, `nfs41`, `vsan`, `vvol`, `local`; on Xen, the type of the SR: `nfs`, `lvmoiscsi`, `lvm`, `ext`, ...
   * @default - unknown
   */
  readonly type?: string;
  /**
   * Hosts that mount it.
   * @default - unknown
   */
  readonly hosts?: Hosts;
}

/** Storage for disks of VMs: an NFS export that is mounted, or a datastore of any type that exists. */
export class Datastore extends Construct {
  static isDatastore(x: unknown): x is Datastore {
    return isMarked(x, DATASTORE);
  }

  /** A datastore that exists already: it is looked up by its name, and not changed. */
  static existing(scope: Construct, id: string, props: ExistingDatastoreProps = {}): Datastore {
    return new Datastore(scope, id, existing(props));
  }

  readonly site: Site;
  /** Its name in the inventory. */
  readonly name: string;
  readonly managed: boolean;
  /** The provider's resource; a data source where the datastore exists already. */
  readonly resource: Resource;
  /** Failure domains that it is said to be in; `undefined`: unknown. */
  readonly in?: readonly Domain[];
  readonly #hosts?: Hosts;

  constructor(scope: Construct, id: string, props: DatastoreProps | Existing<ExistingDatastoreProps>) {
    super(scope, freeId(scope, id));
    mark(this, DATASTORE);
    this.site = Site.of(this);
    const check = new ArgumentCheck(this);
    check.block("props", props);
    this.managed = !isExisting(props);
    const given: DatastoreFacts & { readonly hosts?: Hosts } = isExisting(props) ? factsOf(props) : props;
    checkVendor(this.site, given, check);
    this.name = check.text("name", given.name ?? id);
    this.site.claimName("datastore", this.name, this);
    const domains = this.#domains(given);
    if (domains !== undefined) this.in = domains;
    const redundant = redundantGroups(this, given.redundant);
    if (given.hosts !== undefined) this.#hosts = sameStack(this, "hosts", given.hosts);
    const capacityGib = check.wholeFact("capacityGib", given.capacityGib, { min: 0 });
    const { resource, type } = isExisting(props) ? this.#lookUp(factsOf(props), check) : this.#mount(props, check);
    this.resource = resource;
    this.site.datastores.push(this);
    contributes(this, {
      list: "datastores",
      source: sourceOf(this, this.managed),
      contribute: (ids, source) => ({
        datastores: [
          stated({
            id: ids.of(this),
            type,
            ...this.site.backend.facts?.datastore?.(stated({ type, vendor: given })),
            ...(isExisting(props) && factsOf(props).copies !== undefined ? {} : siteIdOf(this, this.in ?? [], ids)),
            capacityGib,
            ...domainIds(stated({ in: this.in, redundant }), ids),
            ...(isExisting(props) ? datastoreLayoutFacts(factsOf(props), ids) : {}),
            source: withAddress(source, resource),
          }),
        ],
      }),
    });
  }

  /** Whether a host mounts it; `undefined`: unknown. */
  mountedBy(host: Host): boolean | undefined {
    if (this.#hosts !== undefined) return includesHost(this.#hosts, host);
    return this.managed ? true : undefined;
  }

  #mount(props: DatastoreProps, check: ArgumentCheck) {
    checkSupport(this.site, "nfs-datastore", check);
    if (props.nfs === undefined) {
      throw check.error("nfs is missing", "give { server, path }, or use Datastore.existing for one that is there");
    }
    check.block("nfs", props.nfs);
    const { server, path, version = "3" } = props.nfs;
    check.oneOf("nfs.version", version, ["3", "4.1"]);
    const servers = typeof server === "string" ? [server] : check.members("nfs.server", server);
    if (servers.length === 0 || (version === "3" && servers.length > 1)) {
      throw check.error(
        `nfs.server names ${servers.length} servers`,
        'name one; only version "4.1" takes several ways to one server',
      );
    }
    const resource = this.site.backend.nfsDatastore(this, {
      name: this.name,
      servers: servers.map((each) => check.passedText("nfs.server", each)),
      path: check.passedText("nfs.path", path),
      version,
      domains: domainLabels(this.site, this.in ?? []),
      vendor: props,
      hosts: () => this.site.hosts.filter((host) => this.mountedBy(host)).map((host) => host.resource),
    });
    return { resource, type: version === "3" ? "nfs" : "nfs41" };
  }

  #lookUp(props: ExistingDatastoreProps, check: ArgumentCheck) {
    checkLayout(this, props);
    const type = props.type === undefined ? undefined : check.text("type", props.type);
    const resource = this.site.backend.existingDatastore(this, stated({ name: this.name, type, vendor: props }));
    return { resource, type };
  }

  #domains({ on, in: domains }: DatastoreFacts): readonly Domain[] | undefined {
    if (on === undefined && domains === undefined) return undefined;
    return sameEstate(this, on === undefined ? "in" : "on", [...(on === undefined ? [] : [on]), ...(domains ?? [])]);
  }
}
