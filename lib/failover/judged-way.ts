import type { Id } from "../estate";
import type { DecidedElsewhere, MissingFact } from "../prover";
import type { Aftermath } from "./aftermath";

/** What is said of a scenario where clusters are moved in one way. */
export interface JudgedWay extends Omit<DecidedElsewhere, "proof"> {
  readonly repack: readonly Id[];
  /** Key of the proof in that estate. */
  readonly nested: string;
  readonly aftermath?: Aftermath;
}

export function undecided(
  missing: readonly MissingFact[],
  because = "it depends on facts that are not given",
): DecidedElsewhere & { readonly nested: string } {
  const named = missing.slice(0, 3).map(({ object, fact }) => `${fact} of ${object}`);
  const more = missing.length > 3 ? ` and ${missing.length - 3} more` : "";
  const said = missing.length === 0 ? because : `it depends on facts that are not given: ${named.join(", ")}${more}`;
  return {
    outcome: "undecided",
    proof: missing.length > 0 ? { kind: "missing", facts: missing } : { kind: "limit", because: said },
    nested: "",
    sort: "",
    migrations: 0,
    missing,
    because: said,
  };
}

/** All ways agree: one proof for each. */
export function together(judged: readonly JudgedWay[]): Omit<DecidedElsewhere, "outcome"> {
  const ways = judged.map(({ repack, aftermath, nested }) => {
    if (aftermath === undefined) throw new Error("what is decided is decided in an estate");
    return { repack, estate: aftermath.position, proof: nested };
  });
  const [first] = judged;
  return {
    proof: { kind: "recovery", ways },
    sort: `recovery ${ways[0]?.estate} ${first?.sort}`,
    migrations: Math.max(...judged.map(({ migrations }) => migrations)),
    missing: [],
    because: "",
  };
}
