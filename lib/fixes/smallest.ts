import type { Verdict } from "../prover";

/** The least amount that is proven enough, and whether one less is proven too little. */
export interface Smallest {
  readonly value: number;
  readonly smallest: boolean;
}

export interface Bounds {
  readonly least: number;
  /** Proven enough. */
  readonly most: number;
  /** Tried first. */
  readonly guess?: number;
}

/**
 * Bisects between an amount that is enough and one that is not. `undefined` of the verdict ends the search: what is enough so far stays,
 * without the claim that it is the least.
 */
export function smallest({ least, most, guess }: Bounds, verdict: (amount: number) => Verdict | undefined): Smallest {
  let enough = most;
  let tooLittle = least - 1;
  let next = guess === undefined || guess < least || guess >= most ? undefined : guess;
  while (enough - tooLittle > 1) {
    const tried = next ?? Math.floor((enough + tooLittle) / 2);
    const found = verdict(tried);
    if (found === undefined) return { value: enough, smallest: false };
    // Beside a good guess the answer is near: one less decides it most of the time.
    next = found === "tolerates" && tried === guess && tried - 1 > tooLittle ? tried - 1 : undefined;
    if (found === "tolerates") enough = tried;
    else if (found === "fails") tooLittle = tried;
    else return undecidedAt(tried, enough, verdict);
  }
  return { value: enough, smallest: true };
}

/** Between fails and tolerates lie amounts that nobody decided: what is proven enough stays. */
function undecidedAt(tried: number, enough: number, verdict: (amount: number) => Verdict | undefined): Smallest {
  let low = tried;
  let high = enough;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (verdict(middle) === "tolerates") high = middle;
    else low = middle;
  }
  return { value: high, smallest: high - 1 === tried ? false : verdict(high - 1) === "fails" };
}
