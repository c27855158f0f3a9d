import type { IConstruct } from "constructs";
import type { Id } from "../../estate";
import type { EstateIds } from "../declare";
import { Location } from "../location";
import { Site } from "../site";
import { ArgumentCheck } from "./argument-check";
import { nearest } from "./nearest";
import { sameEstate } from "./reference";

/**
 * The place of a construct: a location in its `in`, else the one it was made below, else its site. Of a site that holds locations, and
 * outside of any, nothing is known.
 */
export function placeOf(construct: IConstruct, domains: readonly unknown[]): Site | Location | undefined {
  const location = domains.find(Location.isLocation) ?? nearest(construct, Location.isLocation);
  if (location !== undefined) return location;
  const site = nearest(construct, Site.isSite);
  return site === undefined || site.locations.length > 0 ? undefined : site;
}

/** `site` of the estate document. */
export function siteIdOf(construct: IConstruct, domains: readonly unknown[], ids: EstateIds): { readonly site?: Id } {
  const place = placeOf(construct, domains);
  return place === undefined ? {} : { site: ids.of(place) };
}

/**
 * A place that was given as an argument.
 * @throws where it is a site that holds locations: they are the places then
 */
export function placeGiven(from: IConstruct, name: string, place: Site | Location): Site | Location {
  const [given] = sameEstate(from, name, [place]);
  if (given === undefined || !Site.isSite(given)) {
    if (given !== undefined && Location.isLocation(given)) return given;
    throw new ArgumentCheck(from).error(
      `${name} is ${place.node.path}, which is no place`,
      "name a site or a location",
    );
  }
  if (given.locations.length === 0) return given;
  throw new ArgumentCheck(from).error(
    `${name} is ${given.node.path}, which has several places`,
    `name one of them: ${given.locations.map((location) => location.node.path).join(", ")}`,
  );
}
