import type { Verdict } from "../../prover";
import { hang } from "./layout";
import type { Paint } from "./paint";

export type Tone = "good" | "bad" | "unsure";

const SYMBOLS: { readonly [tone in Tone]: string } = { good: " ok ", bad: " x  ", unsure: " ?  " };

export const TONES: { readonly [verdict in Verdict]: Tone } = { tolerates: "good", fails: "bad", undecided: "unsure" };

/** Text after the symbol of its verdict; the symbol alone is coloured, the words say the same without it. */
export function marked(tone: Tone, text: string, paint: Paint): readonly string[] {
  const symbol = SYMBOLS[tone];
  return hang(symbol, text).map((line, index) =>
    index === 0 ? paint[tone](symbol) + line.slice(symbol.length) : line,
  );
}
