import { Lazy, type TerraformResource, type TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { ArgumentCheck } from "../../constructs";
import type { RestartPriority } from "../../estate";
import type { HostVendor, Resource } from "../port";
import { attributeOf, credentials, idOf } from "../terraform";
import { DataXenorchestraTemplate, XenserverProvider } from "./bindings";
import type { SshAccess } from "./remote";

/** What a site fixes for all its resources. */
export interface SiteSettings {
  readonly allowUnverifiedSsl: boolean;
  readonly tierTag: string | false;
  readonly ssh: Omit<SshAccess, "address" | "privateKey"> & {
    /** Makes the variable when first called; absent: the keys of a running ssh-agent. */
    readonly privateKey: (() => string) | undefined;
  };
}

/** A host of the pool, as declared. */
export interface PoolHost {
  readonly construct: IConstruct;
  /** Where it is reached: the address that is stated, else its name. */
  readonly address: string;
  readonly resource: Resource;
  readonly xen: NonNullable<HostVendor["xen"]>;
}

/** A bond, or a NIC. */
export interface NetworkDevice {
  /** Its name on every host. */
  readonly device: string;
  /** The bond that the design makes. */
  readonly made?: TerraformResource;
  /** The network without a VLAN that the bond itself is. */
  untagged?: IConstruct;
}

/** A VM, and its restart priority where it states one. */
export interface OrderedVm {
  readonly vm: Resource;
  readonly restart?: RestartPriority;
}

/** A site's settings, and what its resources share: each is made once, when the first resource needs it. */
export class XenContext {
  readonly hosts: PoolHost[] = [];
  /** Types of storage repositories, as far as they are stated. */
  readonly types = new Map<Resource, string>();
  /** What networks are made on. */
  readonly devices = new Map<Resource, NetworkDevice>();
  readonly ordered: OrderedVm[] = [];
  /** What takes hosts into the pool; absent: they are in it. */
  joined?: TerraformResource;
  readonly #templates = new Map<string, DataXenorchestraTemplate>();
  #pool?: { readonly construct: IConstruct; readonly resource: Resource };
  #ssh?: SshAccess;
  #xenserver?: XenserverProvider;
  #bonds = 0;
  readonly #first: string[] = [];
  readonly #last: TerraformResource[] = [];

  constructor(
    private readonly site: TerraformStack,
    readonly settings: SiteSettings,
  ) {}

  /** @throws where the site has a pool already */
  setPool(construct: IConstruct, resource: Resource): void {
    if (this.#pool !== undefined) {
      throw new ArgumentCheck(construct).error(
        `the site has a pool already, ${this.#pool.construct.node.path}`,
        "make a XenSite for each pool",
      );
    }
    this.#pool = { construct, resource };
  }

  /** Id of the site's pool, which may be declared later. */
  poolId(): string {
    return Lazy.stringValue({ produce: () => idOf(this.#thePool()) });
  }

  /** Id of the host that coordinates the pool now. */
  masterId(): string {
    return Lazy.stringValue({ produce: () => attributeOf(this.#thePool(), "master") });
  }

  /** The name that XAPI gives to the next bond of a pool that has none of another's making. */
  nextBond(): string {
    this.#bonds += 1;
    return `bond${this.#bonds - 1}`;
  }

  template(name: string): DataXenorchestraTemplate {
    const known = this.#templates.get(name);
    if (known !== undefined) return known;
    const template = new DataXenorchestraTemplate(this.site, `template-${this.#templates.size + 1}`, {
      nameLabel: name,
      poolId: this.poolId(),
    });
    this.#templates.set(name, template);
    return template;
  }

  /** The way to the pool's coordinator, which is asked for at synth. */
  ssh(): SshAccess {
    const { privateKey, ...rest } = this.settings.ssh;
    this.#ssh ??= {
      ...rest,
      address: () => this.coordinator().address,
      ...(privateKey === undefined ? {} : { privateKey: privateKey() }),
    };
    return this.#ssh;
  }

  /** @throws at synth, where no host or several are said to be the pool's coordinator */
  coordinator(): PoolHost {
    const coordinators = this.hosts.filter(({ xen }) => xen.coordinator === true);
    const [coordinator, other] = coordinators;
    const check = new ArgumentCheck(this.#pool?.construct ?? this.site);
    if (coordinator === undefined) {
      throw check.error(
        "its pool has no coordinator, through which HA is set up",
        "say xen: { coordinator: true } on one host",
      );
    }
    if (other === undefined) return coordinator;
    throw check.error(
      `its pool has two coordinators, ${coordinator.construct.node.path} and ${other.construct.node.path}`,
      "a pool has one: say xen: { coordinator: true } on one host",
    );
  }

  /** The provider for what Xen Orchestra cannot make. */
  xenserver(): XenserverProvider {
    if (this.#xenserver !== undefined) return this.#xenserver;
    const { user, password } = credentials(this.site, "xen", "the pool's coordinator", {});
    this.#xenserver = new XenserverProvider(this.site, "xenserver", {
      host: Lazy.stringValue({ produce: () => `https://${this.coordinator().address}` }),
      username: user,
      password,
      ...(this.settings.allowUnverifiedSsl ? { skipVerify: true } : {}),
    });
    return this.#xenserver;
  }

  /** What must be there before HA is turned on, for it fixes the pool's networks and storage. */
  beforeHa(resource: TerraformResource): void {
    const address = `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
    this.#first.push(address);
    for (const last of this.#last) last.dependsOn = [...(last.dependsOn ?? []), address];
  }

  /** What turns HA on. */
  afterAll(resource: TerraformResource): void {
    this.#last.push(resource);
    if (this.#first.length > 0) resource.dependsOn = [...(resource.dependsOn ?? []), ...this.#first];
  }

  #thePool(): Resource {
    if (this.#pool !== undefined) return this.#pool.resource;
    throw new ArgumentCheck(this.site).error("it has no pool", "make a Cluster below it");
  }
}
