import { LocalBackend, TerraformBackend, TerraformStack, TerraformVariable } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import type { Backend } from "../backends/port";
import type { Source } from "../estate";
import type { Cluster } from "./cluster";
import type { Datastore } from "./datastore";
import { contributes, sourceOf } from "./declare";
import { EstateScope } from "./estate";
import type { FailoverPlan } from "./failover-plan";
import type { Domain } from "./failure-domain";
import type { Host } from "./host";
import type { Location } from "./location";
import type { Network } from "./network";
import { ArgumentCheck } from "./private/argument-check";
import { freeId } from "./private/free-id";
import { isMarked, mark } from "./private/identity";
import { Names } from "./private/names";
import { nearest } from "./private/nearest";
import type { VirtualMachine } from "./virtual-machine";
import type { VirtualSwitch } from "./virtual-switch";

const SITE = Symbol.for("failproof.Site");

/**
 * One management endpoint and all that it manages: a Terraform stack of its own. A cluster, its hosts, datastores, networks and VMs share
 * one. It is a place, too (the failure domain of the kind `site`), unless it holds locations: then they are the places.
 *
 * Users make the site of a platform, e.g. `VsphereSite`.
 */
export abstract class Site extends TerraformStack {
  static isSite(x: unknown): x is Site {
    return isMarked(x, SITE);
  }

  /**
   * The site that a construct stands in.
   * @throws where it stands in none
   */
  static override of(construct: IConstruct): Site {
    const site = nearest(construct, Site.isSite);
    if (site === undefined) {
      throw new ArgumentCheck(construct).error("it stands in no site", "make it below a site, e.g. a VsphereSite");
    }
    return site;
  }

  /** What turns the constructs of this site into the provider's resources. */
  abstract readonly backend: Backend;
  readonly estate: EstateScope;
  readonly source: Source;

  /** @internal */ readonly clusters: Cluster[] = [];
  /** @internal */ readonly hosts: Host[] = [];
  /** @internal */ readonly vms: VirtualMachine[] = [];
  /** @internal */ readonly datastores: Datastore[] = [];
  /** @internal */ readonly networks: Network[] = [];
  /** @internal */ readonly virtualSwitches: VirtualSwitch[] = [];
  /** @internal */ readonly locations: Location[] = [];
  /** Domains by kind and label. @internal */
  readonly labelled = new Map<string, Domain>();
  readonly #failovers = new Map<string, FailoverPlan>();
  readonly #names = new Names();

  constructor(scope: Construct, id: string) {
    super(scope, freeId(scope, id));
    mark(this, SITE);
    this.estate = EstateScope.of(this);
    this.source = sourceOf(this, true);
    contributes(this, {
      list: "sites",
      source: this.source,
      contribute: (ids, source) => (this.locations.length > 0 ? {} : { sites: [{ id: ids.of(this), source }] }),
    });
    this.estate.addSite(this);
  }

  /** State in a file beside the design, by a relative path, so that the Terraform is the same on every machine; any other backend wins. */
  override ensureBackendExists(): TerraformBackend {
    const given = this.node.findAll().find(TerraformBackend.isBackend);
    return given ?? new LocalBackend(this, { path: `terraform.${this.node.id}.tfstate` });
  }

  /** Terraform conditions, without `${}`, each of which is true while something fails over to here. */
  get failovers(): readonly string[] {
    return [...this.#failovers.keys()].map((name) => `var.${name}`);
  }

  /**
   * The condition, without `${}`, under which what a plan brings here is there: a variable of this stack, made when first used.
   * @throws where a plan that leaves another site has it
   * @internal
   */
  failover(name: string, plan: FailoverPlan): string {
    const known = this.#failovers.get(name);
    if (known === undefined) {
      const variable = new TerraformVariable(this, name, {
        type: "bool",
        default: false,
        nullable: false,
        description: `Whether what fails over from ${plan.from.node.id} runs here: true brings it up, false takes it down again.`,
      });
      variable.overrideLogicalId(name);
      this.#failovers.set(name, plan);
      return `var.${name}`;
    }
    if (known.from === plan.from) return `var.${name}`;
    throw new ArgumentCheck(plan).error(
      `its variable "${name}" brings up what fails over from ${known.from.node.path} already, and must not do so when ${plan.from.node.path} is lost`,
      `give one of the two plans another variable, e.g. variable: "failover_from_${plan.from.node.id}"`,
    );
  }

  /**
   * Takes a name that the platform wants unique.
   * @throws where another construct has it
   * @internal
   */
  claimName(kind: string, name: string, construct: IConstruct): void {
    this.#names.claim(kind, name, construct);
  }
}
