import type { StartPlacement } from "./placed";
import type { Question } from "./question";
import { mended } from "./repair";
import { Starts } from "./starts";

/** Trials of guesses: beyond, what is left is for trying all. */
const MOST_GUESSES = 400;
const MOST_REPAIRS = 40;

/** Start placements that are likely to survive, each mended by what the failure that refutes it teaches. Undefined: none of them does. */
export function guess(question: Question): StartPlacement | undefined {
  const starts = new Starts(question);
  const seen = new Set<string>();
  for (const first of starts.boards()) {
    let place: Int32Array | undefined = first.place;
    for (let step = 0; step < MOST_REPAIRS && place !== undefined; step += 1) {
      const key: string = place.join();
      if (seen.has(key)) break;
      seen.add(key);
      if (question.isSpent || question.tried >= MOST_GUESSES) return undefined;
      const answer = question.answer(starts.placesOf(place));
      if (answer.kind === "survives") return starts.placesOf(place);
      place = answer.kind === "fails" ? mended(starts, place, answer.failed, step) : undefined;
    }
  }
  return undefined;
}
