import type { Estate, Requirement } from "../estate";
import { asBefore, type LoadedEstate, lazy, withImpliedRequirements } from "../read";
import { withRequirement } from "./tolerate";

/** What an input is about to change, where the estate before it promises what the one after it does by flags and by admission control. */
export function changeWith(
  loaded: LoadedEstate,
  after: Estate,
  requirement: Requirement | undefined,
): Pick<LoadedEstate, "change"> {
  const { change } = loaded;
  if (change === undefined) return {};
  return {
    change: lazy(() => {
      const { before, actions } = change();
      const promised = before && promisedBefore({ ...loaded, estate: before }, after, requirement);
      return promised === undefined ? { actions } : { before: promised, actions };
    }),
  };
}

function promisedBefore(before: LoadedEstate, after: Estate, requirement: Requirement | undefined): Estate | undefined {
  if (requirement !== undefined) {
    const added = withRequirement(before.estate, requirement);
    return added.ok ? added.value : before.estate; // of what was there, nothing was in its scope
  }
  const isImplied = after.requirements?.some(({ implied }) => implied === true) === true;
  return isImplied ? asBefore(withImpliedRequirements(before).estate) : before.estate;
}
