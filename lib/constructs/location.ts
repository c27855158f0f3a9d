import { Construct } from "constructs";
import { contributes, sourceOf } from "./declare";
import { freeId } from "./private/free-id";
import { isMarked, mark } from "./private/identity";
import { Site } from "./site";

const LOCATION = Symbol.for("failproof.Location");

/**
 * One of several places that one site manages, e.g. the two halls of a stretched cluster. It is a failure domain of the kind `site`. What
 * is made below it, or has it in `in`, is there.
 */
export class Location extends Construct {
  static isLocation(x: unknown): x is Location {
    return isMarked(x, LOCATION);
  }

  readonly site: Site;
  /** The kind of failure domain that a place is. */
  readonly kind = "site";

  /** @throws where a site or location of the estate has the same id */
  constructor(scope: Construct, id: string) {
    super(scope, freeId(scope, id));
    mark(this, LOCATION);
    this.site = Site.of(this);
    this.site.estate.addPlace(this);
    this.site.locations.push(this);
    contributes(this, {
      list: "sites",
      source: sourceOf(this, true),
      contribute: (ids, source) => ({ sites: [{ id: ids.of(this), source }] }),
    });
  }
}
