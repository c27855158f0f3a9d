import { type Estate, EstateIndex } from "../estate";
import type { ProveOptions, RequirementVerdict } from "../prover";
import type { Candidate } from "./candidate";
import { candidatesFor } from "./candidates";
import { editsBetween } from "./edits";
import type { Fix, FixReport, FixStep } from "./fix";
import { byWhatIsLeft, helps } from "./progress";
import { smallest } from "./smallest";
import { withSources } from "./sources";
import { Trials } from "./trials";

export interface FixOptions extends Pick<ProveOptions, "demand" | "placement" | "stepsPerScenario" | "shouldStop"> {
  /** Most changes of one fix that are tried together. @default 3 */
  readonly steps?: number;
  /** Most changed estates that are proven. @default 400 */
  readonly proofs?: number;
  /** Verdicts on all requirements of the estate, so that a fix breaks none that is proven. @default the one verdict */
  readonly verdicts?: readonly RequirementVerdict[];
}

/** A changed estate in which the requirement still fails, but less. */
interface Node {
  readonly estate: Estate;
  readonly verdict: RequirementVerdict;
  readonly taken: readonly Candidate[];
}

const STEPS = 3;
const PROOFS = 400;
/** Changed estates that the next change is tried on. */
const WIDTH = 3;
/** Search steps that one scenario of a changed estate may take: what takes more is no fix to show. */
const STEPS_PER_SCENARIO = 1_000;
/** And one of the estate with one less than a fix asks for: the claim that it is the least is worth more work. */
const STEPS_FOR_LEAST = 20_000;

/**
 * Smallest changes of the estate with which a failing requirement holds. Candidates answer the reasons and shortages of the
 * counterexamples; each fix is proven from scratch, breaks no requirement that is proven, and its amounts are as small as they can be.
 * Deterministic: bounded by the number of proofs, not by time.
 */
export function findFixes(index: EstateIndex, verdict: RequirementVerdict, options: FixOptions = {}): FixReport {
  const { steps = STEPS, proofs = PROOFS } = options;
  const trials = new Trials(verdict.id, {
    ...options,
    proofs,
    stepsPerScenario: options.stepsPerScenario ?? STEPS_PER_SCENARIO,
    shouldStop: options.shouldStop ?? (() => false),
  });
  const search = new Search(index.estate, options.verdicts ?? [verdict], trials);
  let frontier: readonly Node[] = [{ estate: index.estate, verdict, taken: [] }];
  let depth = 0;
  while (depth < steps && frontier.length > 0 && trials.ended === undefined && !search.isMended(depth)) {
    depth += 1;
    frontier = frontier
      .flatMap((node) => search.from(node))
      .sort((a, b) => byWhatIsLeft(a.verdict, b.verdict))
      .slice(0, WIDTH);
  }
  return {
    requirement: verdict.id,
    fixes: [...search.fixes].sort((a, b) => a.changes - b.changes || Number(a.weakens) - Number(b.weakens)),
    steps: depth,
    proofs: trials.made,
    search: trials.ended ?? "complete",
  };
}

class Search {
  readonly fixes: Fix[] = [];
  readonly #tried = new Set<string>();
  readonly #cures = new Set<string>();

  constructor(
    readonly estate: Estate,
    readonly verdicts: readonly RequirementVerdict[],
    readonly trials: Trials,
  ) {}

  /** A fix was found that one more change could not beat by much; one that promises less does not end the search. */
  isMended(depth: number): boolean {
    return this.fixes.some(({ weakens, changes }) => !weakens && (depth > 1 || changes <= depth + 1));
  }

  /** Tries every candidate on a node: cures become fixes, and what helps a little is returned. */
  from(node: Node): readonly Node[] {
    const requirement = node.estate.requirements?.find(({ id }) => id === node.verdict.id);
    if (requirement === undefined) return [];
    const better: Node[] = [];
    const index = new EstateIndex(node.estate);
    for (const candidate of candidatesFor({ index, requirement, verdict: node.verdict })) {
      const taken = [...node.taken, candidate];
      if (!this.#isNew(taken)) continue;
      const estate = candidate.apply(node.estate, candidate.amount?.most ?? 1);
      const verdict = this.trials.verdict(estate);
      if (this.trials.ended !== undefined) return better;
      if (verdict?.verdict === "tolerates") {
        this.#cures.add(setKey(taken));
        this.#keep(taken);
      }
      if (verdict?.verdict === "fails" && !candidate.weakens && helps(verdict, node.verdict)) {
        better.push({ estate, verdict, taken });
      }
    }
    return better;
  }

  /** A set of changes, whatever their order, is tried once; and not where a part of it is a fix. */
  #isNew(taken: readonly Candidate[]): boolean {
    if (taken.length > 1 && taken.some(({ weakens }) => weakens)) return false;
    const key = setKey(taken);
    if (this.#tried.has(key) || new Set(taken.map((candidate) => candidate.key)).size < taken.length) return false;
    this.#tried.add(key);
    const before = taken.slice(0, -1).map((candidate) => candidate.key);
    return !taken.at(-1)?.unless?.some((milder) => this.#cures.has(keyOf([...before, milder])));
  }

  /** Makes a cure as small as it can be: no step that is not needed, no amount larger than needed. */
  #keep(found: readonly Candidate[]): void {
    const taken = this.#withoutIdle(found);
    const amounts = taken.map(({ amount }) => amount?.most ?? 1);
    const steps: FixStep[] = [];
    for (const [i, { kind, sentence, amount }] of taken.entries()) {
      if (amount === undefined) {
        steps.push({ kind, sentence: sentence(1) });
        continue;
      }
      const least = smallest({ ...amount, least: amount.least ?? 1 }, (tried) => {
        const changed = applied(this.estate, taken, amounts.with(i, tried));
        return this.trials.holds(changed);
      });
      amounts[i] = least.value;
      // Below the least that makes sense nothing was proven.
      const isSmallest = least.value !== amount.least && (least.smallest || this.#failsWithLess(taken, amounts, i));
      const value = { value: least.value, unit: amount.unit, smallest: isSmallest };
      steps.push({ kind, sentence: sentence(least.value), amount: value });
    }
    this.#add(taken, steps, applied(this.estate, taken, amounts));
  }

  #failsWithLess(taken: readonly Candidate[], amounts: readonly number[], step: number): boolean {
    const less = applied(this.estate, taken, amounts.with(step, (amounts[step] ?? 1) - 1));
    return this.trials.holds(less, STEPS_FOR_LEAST) === "fails";
  }

  #withoutIdle(found: readonly Candidate[]): readonly Candidate[] {
    let taken = found;
    for (const candidate of found.slice(0, -1)) {
      const rest = taken.filter((other) => other !== candidate);
      const most = rest.map(({ amount }) => amount?.most ?? 1);
      if (this.trials.holds(applied(this.estate, rest, most)) === "tolerates") taken = rest;
    }
    return taken;
  }

  #add(taken: readonly Candidate[], steps: readonly FixStep[], changed: Estate): void {
    const after = this.trials.all(changed);
    if (after === undefined) return;
    const proven = (id: string) => after.get(id) === "tolerates";
    const breaks = this.verdicts.some(({ id, verdict }) => verdict === "tolerates" && !proven(id));
    if (breaks || !proven(this.trials.requirement)) return;
    const edits = withSources(this.estate, editsBetween(this.estate, changed));
    const same = JSON.stringify(edits);
    if (this.fixes.some((fix) => JSON.stringify(fix.edits) === same)) return;
    this.fixes.push({
      steps,
      changes: new Set(edits.map(({ object }) => object)).size,
      edits,
      cures: this.verdicts.filter(({ id, verdict }) => verdict !== "tolerates" && proven(id)).map(({ id }) => id),
      weakens: taken.some(({ weakens }) => weakens),
    });
  }
}

function setKey(taken: readonly Candidate[]): string {
  return keyOf(taken.map(({ key }) => key));
}

function keyOf(keys: readonly string[]): string {
  return [...keys].sort().join("\n");
}

function applied(estate: Estate, taken: readonly Candidate[], amounts: readonly number[]): Estate {
  return taken.reduce((changed, candidate, i) => candidate.apply(changed, amounts[i] ?? 1), estate);
}
