import fc from "fast-check";
import { type Estate, validateEstate } from "../../../lib/estate";
import { FACTS, without } from "./absence";
import { absence, blueprint } from "./blueprint";
import { build } from "./build";

/** Estates of which every fact is told. */
export const completeEstates: fc.Arbitrary<Estate> = blueprint.map(build).filter(asksForSomething);

/** Any tiny valid estate, a few facts left out. */
export const estates: fc.Arbitrary<Estate> = fc
  .tuple(
    blueprint,
    fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, { weight: 5, arbitrary: fc.array(absence, { maxLength: 3 }) }),
  )
  .map(([plan, absences]) =>
    absences.reduce((estate, { fact, entry }) => {
      const found = FACTS[fact % FACTS.length];
      return found === undefined ? estate : without(estate, found, entry);
    }, build(plan)),
  )
  .filter(asksForSomething);

/** Whether the requirement is about VMs and failures that there are; anything else that is wrong with the estate is a fault of `build`. */
function asksForSomething(estate: Estate): boolean {
  const result = validateEstate(estate);
  if (result.ok) return true;
  const others = result.errors.filter(({ pointer }) => !pointer.startsWith("/requirements"));
  if (others.length > 0)
    throw new Error(`an invalid estate was made: ${JSON.stringify(others)} ${JSON.stringify(estate)}`);
  return false;
}
