const LONGEST = 64;
const STEPS = 10_000_000;

/**
 * Finds the name that was probably meant. The work is bounded: after so many steps in all it suggests nothing more, for a document with ten
 * thousand wrong ids must not take ten thousand times ten thousand comparisons.
 */
export class Suggester {
  #stepsLeft = STEPS;

  /** `did you mean "memoryMib"?`, or nothing when no candidate is near. */
  hint(wrong: string, candidates: Iterable<string>): string | undefined {
    const best = this.#nearest(wrong, candidates);
    return best === undefined ? undefined : `did you mean ${JSON.stringify(best)}?`;
  }

  #nearest(wrong: string, candidates: Iterable<string>): string | undefined {
    if (wrong.length > LONGEST || this.#stepsLeft <= 0) return undefined;
    const wanted = wrong.toLowerCase();
    let best: string | undefined;
    let bestDistance = Math.max(1, Math.floor(wrong.length / 3)) + 1;
    for (const candidate of candidates) {
      this.#stepsLeft--;
      if (Math.abs(candidate.length - wrong.length) >= bestDistance) continue;
      this.#stepsLeft -= wrong.length * candidate.length;
      if (this.#stepsLeft <= 0) break;
      const distance = editDistance(wanted, candidate.toLowerCase());
      if (distance >= bestDistance) continue;
      best = candidate;
      bestDistance = distance;
    }
    return best;
  }
}

/** Fewest insertions, deletions, substitutions and swaps of neighbours that turn one text into the other. */
export function editDistance(a: string, b: string): number {
  const width = b.length + 1;
  const least = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => least[i * width + j] ?? 0;
  for (let i = 0; i <= a.length; i++) least[i * width] = i;
  for (let j = 0; j <= b.length; j++) least[j] = j;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let steps = at(i - 1, j - 1) + change;
      if (at(i - 1, j) < steps) steps = at(i - 1, j) + 1;
      if (at(i, j - 1) < steps) steps = at(i, j - 1) + 1;
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap && at(i - 2, j - 2) < steps) steps = at(i - 2, j - 2) + 1;
      least[i * width + j] = steps;
    }
  }
  return at(a.length, b.length);
}
