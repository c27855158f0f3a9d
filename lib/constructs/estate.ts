import { Construct, type IConstruct } from "constructs";
import type { Gate, Source } from "../estate";
import { sourceOf } from "./declare/source";
import type { FailoverPlan } from "./failover-plan";
import type { Location } from "./location";
import { ArgumentCheck } from "./private/argument-check";
import { freeId } from "./private/free-id";
import { isMarked, mark } from "./private/identity";
import { nearest } from "./private/nearest";
import type { Replication } from "./replication";
import type { Site } from "./site";

/** Bytes; a file system takes names of 255, and endings follow. */
const LONGEST_ID = 200;

const ESTATE = Symbol.for("failproof.Estate");

export interface EstateProps {
  /**
   * Name of the profile by which the estate asks to be judged: which rules, how severe.
   * @default - the default profile
   */
  readonly profile?: string;
  /**
   * What synth does with a design that is not proven.
   * @default - `{ mode: "refuse" }`
   */
  readonly gate?: GateProps;
}

/** `refuse`: a design that is not proven does not deploy. `warn`: it deploys, and every report shows the reason. */
export type GateProps = { readonly mode: "refuse" } | { readonly mode: "warn"; readonly reason: string };

/**
 * Everything that is declared: sites and all that is in them, failure domains that span sites, requirements.
 *
 * This is the part that knows the construct tree; the `Estate` that users make adds the gate at synth.
 */
export abstract class EstateScope extends Construct {
  static isEstate(x: unknown): x is EstateScope {
    return isMarked(x, ESTATE);
  }

  /**
   * The estate that a construct stands in.
   * @throws where it stands in none
   */
  static of(construct: IConstruct): EstateScope {
    const estate = nearest(construct, EstateScope.isEstate);
    if (estate === undefined) {
      throw new ArgumentCheck(construct).error("it stands in no estate", "make it below an Estate");
    }
    return estate;
  }

  readonly profile?: string;
  readonly gate?: Gate;
  readonly source: Source;
  /** @internal */ readonly replications: Replication[] = [];
  /** @internal */ readonly failoverPlans: FailoverPlan[] = [];
  readonly #places: (Site | Location)[] = [];
  readonly #sites: Site[] = [];

  constructor(scope: Construct, id: string, props: EstateProps = {}) {
    super(scope, freeId(scope, id));
    mark(this, ESTATE);
    const check = new ArgumentCheck(this);
    if (Buffer.byteLength(id) > LONGEST_ID) {
      throw check.error(
        `its id has ${Buffer.byteLength(id)} bytes`,
        `give at most ${LONGEST_ID}: files are named after it`,
      );
    }
    const outer = scope.node.scopes.find(EstateScope.isEstate);
    if (outer !== undefined) {
      throw check.error(
        `it stands in the estate ${outer.node.path}`,
        "make one estate beside the other, not within it",
      );
    }
    check.block("props", props);
    if (props.profile !== undefined) this.profile = check.text("profile", props.profile);
    if (props.gate !== undefined) {
      check.block("gate", props.gate);
      check.oneOf("gate.mode", props.gate.mode, ["refuse", "warn"]);
      this.gate =
        props.gate.mode === "warn"
          ? { mode: "warn", reason: check.text("gate.reason", props.gate.reason) }
          : props.gate;
    }
    this.source = sourceOf(this, true);
  }

  /** The site stacks, in the order in which they were made. */
  get sites(): readonly Site[] {
    return this.#sites;
  }

  /**
   * Called once for each site stack, at the end of `Site`'s own constructor: the stack has an id and a path, but no provider and no
   * resource yet.
   */
  protected abstract siteAdded(site: Site): void;

  /** @internal */
  addSite(site: Site): void {
    this.addPlace(site);
    this.#sites.push(site);
    this.siteAdded(site);
  }

  /** @internal */
  addPlace(place: Site | Location): void {
    const twin = this.#places.find((other) => other.node.id === place.node.id);
    if (twin !== undefined) {
      throw new ArgumentCheck(place).error(
        `its id "${place.node.id}" is that of ${twin.node.path} already`,
        "sites and locations of one estate need ids of their own",
      );
    }
    this.#places.push(place);
  }
}
