import type { Proof } from "../estate";
import { broken } from "./continuity";
import { crowd } from "./crowd";
import type { Lots } from "./lots";
import { nowhere } from "./nowhere";
import { quorum } from "./quorum";
import { startFlaw } from "./start";
import { sum } from "./sums";
import { weights } from "./weights";

/** Why a proof does not show that the scenario fails; `undefined`: it does. Each kind of proof has its checker, one of a file. */
export function refute(lots: Lots, proof: Proof | undefined): string | undefined {
  switch (proof?.kind) {
    case "start":
      return startFlaw(lots.before ?? lots, "surely") === undefined ? "the start may hold" : undefined;
    case "nowhere":
      return nowhere(lots, proof);
    case "quorum":
      return quorum(lots, proof);
    case "crowd":
      return crowd(lots, proof);
    case "sum":
      return sum(lots, proof);
    case "weights":
      return weights(lots, proof);
    case "continuity":
      return lots.model.requirement.continuity ? broken(lots, proof) : "continuity is not asked for";
    default:
      return "shows no failure";
  }
}
