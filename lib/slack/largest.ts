import type { Verdict } from "../prover";
import type { Measured } from "./slack";

/**
 * Asks whether an amount is survived, with more work where that it is not would be worth knowing; `undefined`: no further proof may be made.
 */
export type Ask = (amount: number, hard?: boolean) => Verdict | undefined;

/** The largest amount from 1 to `most` that is proven survived, 0 where none is. Grows by doubled steps, then bisects. */
export function largest(most: number, ask: Ask, firstStep = 1): Measured {
  let enough = 0;
  let tooMuch = most + 1;
  let refused: Verdict | undefined; // of the least amount that is not survived
  let step = firstStep;
  while (tooMuch - enough > 1) {
    const doubled = Math.min(enough + step, most);
    const tried = refused === undefined && tooMuch > most ? doubled : Math.floor((enough + tooMuch) / 2);
    const verdict = ask(tried);
    if (verdict === undefined) return { value: enough, exact: false };
    if (verdict === "tolerates") {
      enough = tried;
      step *= 2;
    } else {
      tooMuch = tried;
      refused = verdict;
    }
  }
  const isRefuted = refused === "fails" || (refused === "undecided" && ask(enough + 1, true) === "fails");
  return { value: enough, exact: isRefuted };
}
