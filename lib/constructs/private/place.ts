import type { IConstruct } from "constructs";
import type { Id } from "../../estate";
import type { EstateIds } from "../declare";
import { Location } from "../location";
import { Site } from "../site";
import { nearest } from "./nearest";

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
