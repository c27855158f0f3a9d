const LONGEST = 64;
const COMPARISONS = 200_000;

/**
 * Finds the name that was probably meant. The work is bounded: after so many comparisons in all it suggests nothing more, for a document with
 * ten thousand wrong ids must not take ten thousand times ten thousand comparisons.
 */
export class Suggester {
  #comparisonsLeft = COMPARISONS;

  /** `did you mean "memoryMib"?`, or nothing when no candidate is near. */
  hint(wrong: string, candidates: Iterable<string>): string | undefined {
    const best = this.#nearest(wrong, candidates);
    return best === undefined ? undefined : `did you mean ${JSON.stringify(best)}?`;
  }

  #nearest(wrong: string, candidates: Iterable<string>): string | undefined {
    if (wrong.length > LONGEST) return undefined;
    const furthest = Math.max(1, Math.floor(wrong.length / 3));
    let best: string | undefined;
    let bestDistance = furthest + 1;
    for (const candidate of candidates) {
      if (Math.abs(candidate.length - wrong.length) >= bestDistance) continue;
      if (this.#comparisonsLeft-- <= 0) break;
      const distance = editDistance(wrong.toLowerCase(), candidate.toLowerCase());
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best;
  }
}

/** Fewest insertions, deletions, substitutions and swaps of neighbours that turn one text into the other. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(substitution, at(last, j) + 1, at(row, j - 1) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(beforeLast, j - 2) + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], i: number): number {
  return row[i] ?? Number.POSITIVE_INFINITY;
}
