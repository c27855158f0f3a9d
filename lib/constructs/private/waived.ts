import type { IConstruct } from "constructs";
import type { Waiver } from "../../estate";
import type { EstateIds } from "../declare/ids";

/** A waiver, once ids are known. */
type DeclaredWaiver = (ids: EstateIds) => Waiver;

const WAIVERS = Symbol.for("failproof.Waivers");

interface WithWaivers {
  readonly [WAIVERS]: DeclaredWaiver[];
}

/** Remembers a waiver with its estate, in the order in which they are declared. */
export function addWaiver(estate: IConstruct, waiver: DeclaredWaiver): void {
  if (!hasWaivers(estate)) Object.defineProperty(estate, WAIVERS, { value: [waiver] });
  else estate[WAIVERS].push(waiver);
}

export function waiversOf(estate: IConstruct, ids: EstateIds): readonly Waiver[] {
  return hasWaivers(estate) ? estate[WAIVERS].map((waiver) => waiver(ids)) : [];
}

function hasWaivers(estate: IConstruct): estate is IConstruct & WithWaivers {
  return WAIVERS in estate;
}
