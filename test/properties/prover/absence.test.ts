import fc from "fast-check";
import type { Estate } from "../../../lib/estate";
import { judge } from "../../oracle";
import { FACTS, without } from "./absence";
import { absence } from "./blueprint";
import { completeEstates } from "./estates";
import { runs } from "./runs";

/** Facts that nothing stands in for. */
const UNKNOWN_IF_ABSENT = FACTS.filter(({ absent }) => absent === "unknown");

describe("an absent fact that has no default", () => {
  it("leaves each scenario of the oracle as it was, or undecided", () => {
    fc.assert(
      fc.property(completeEstates, fc.array(absence, { minLength: 1, maxLength: 2 }), (estate, absences) => {
        const lacking = absences.reduce((rest, { fact, entry }) => {
          const found = UNKNOWN_IF_ABSENT[fact % UNKNOWN_IF_ABSENT.length];
          return found === undefined ? rest : without(rest, found, entry);
        }, estate);
        fc.pre(placesOfDatastores(lacking) === placesOfDatastores(estate));
        const told = outcomes(estate);
        for (const [scenario, outcome] of outcomes(lacking)) {
          expect([told.get(scenario), "undecided"]).toContain(outcome);
        }
      }),
      runs(50),
    );
  });
});

/** Where a datastore with copies, or over hosts, is follows from these if it has no site: there, an absent one is not unknown. */
function placesOfDatastores(estate: Estate): string {
  const spread = (estate.datastores ?? []).filter(({ copies, distributed }) => copies ?? distributed);
  return JSON.stringify(spread.map(({ site }) => site ?? null));
}

function outcomes(estate: Estate): ReadonlyMap<string, string> {
  const [requirement] = estate.requirements ?? [];
  if (requirement === undefined) throw new Error("no requirement");
  const { scenarios } = judge(estate, requirement);
  return new Map(scenarios.map(({ failed, outcome }) => [JSON.stringify(failed), outcome]));
}
