import type fc from "fast-check";

/**
 * How often a property is tried. `npm test` tries a few, always the same; the long run is
 * `FAILPROOF_ESTATES=20000 npx jest --selectProjects core --testPathPatterns test/properties/prover`, with `FAILPROOF_SEED` for others.
 */
export function runs(few: number): fc.Parameters<unknown> {
  const { FAILPROOF_ESTATES, FAILPROOF_SEED } = process.env;
  return {
    numRuns: FAILPROOF_ESTATES === undefined ? few : Number(FAILPROOF_ESTATES),
    seed: FAILPROOF_SEED === undefined ? 20261122 : Number(FAILPROOF_SEED),
    endOnFailure: false,
  };
}
