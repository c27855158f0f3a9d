import { Construct } from "constructs";
import { contributes, sourceOf } from "./declare";
import { EstateScope } from "./estate";
import type { FailureDomain } from "./failure-domain";
import type { Location } from "./location";
import { ArgumentCheck } from "./private/argument-check";
import { freeId } from "./private/free-id";
import { isMarked, mark } from "./private/identity";
import { placeGiven } from "./private/place";
import { sameEstate } from "./private/reference";
import { stated } from "./private/stated";
import type { Site } from "./site";

const LINK = Symbol.for("failproof.Link");

export interface LinkProps {
  /** The two sites that it connects. */
  readonly between: readonly [Site | Location, Site | Location];
  /**
   * What replication may use of it, megabits (10^6 bits) per second.
   * @default - unknown
   */
  readonly bandwidthMbps?: number;
  /**
   * Round trip, milliseconds.
   * @default - unknown
   */
  readonly latencyMs?: number;
  /**
   * Failure domains that it runs through: a carrier, a duct, a switch. It is gone when any of them is.
   * @default - unknown
   */
  readonly in?: readonly FailureDomain[];
}

/** What connects two sites; made below the estate. */
export class Link extends Construct {
  static isLink(x: unknown): x is Link {
    return isMarked(x, LINK);
  }

  readonly between: readonly (Site | Location)[];

  constructor(scope: Construct, id: string, props: LinkProps) {
    super(scope, freeId(scope, id));
    mark(this, LINK);
    EstateScope.of(this);
    const check = new ArgumentCheck(this);
    check.block("props", props);
    this.between = sameEstate(this, "between", props.between).map((place) => placeGiven(this, "between", place));
    if (this.between.length !== 2 || this.between[0] === this.between[1]) {
      throw check.error(
        `between names ${this.between.map(({ node }) => node.path).join(" and ") || "nothing"}`,
        "name two different sites, one link for each pair",
      );
    }
    const domains = props.in && sameEstate(this, "in", props.in);
    const bandwidthMbps = check.wholeFact("bandwidthMbps", props.bandwidthMbps, { min: 1 });
    const latencyMs = check.wholeFact("latencyMs", props.latencyMs, { min: 0 });
    contributes(this, {
      list: "links",
      source: sourceOf(this, true),
      contribute: (ids, source) => ({
        links: [
          stated({
            id: ids.of(this),
            between: ids.all(this.between),
            bandwidthMbps,
            latencyMs,
            domains: domains && ids.all(domains),
            source,
          }),
        ],
      }),
    });
  }
}
