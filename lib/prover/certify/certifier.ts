import type {
  Claim,
  EstateIndex,
  Id,
  PlacementTable,
  Proof,
  RecoveryCertificates,
  Requirement,
  RequirementCertificates,
} from "../../estate";
import type { Decider } from "../decider";
import type { Decision } from "../decision";
import { scenariosOf, type Universe } from "../scenarios/tolerance";
import type { Reference } from "../search/reference";
import type { Sweep } from "../sweep/sweep";
import type { MissingFact, ScenarioCounts, Verdict } from "../verdict";
import { failureProof } from "./failure-proof";
import { bare } from "./fingerprint";
import { Positions } from "./positions";

type Outcome = Claim["outcome"];

interface Claimed {
  readonly outcome: Outcome;
  readonly proof: string;
  readonly scenarios: (readonly number[])[];
  readonly isRest: boolean;
}

/** Gathers the proofs of one requirement, equal ones once, and which scenarios rest on which. */
export class Certifier {
  readonly #placements: PlacementTable[] = [];
  readonly #ofRecipe = new Map<Reference | Sweep, string>();
  readonly #tables = new Map<Reference, number>();
  readonly #proofs = new Map<string, { readonly key: string; readonly proof: Proof }>();
  readonly #claims = new Map<string, Claimed>();
  #claimed = 0;
  /** By list: many scenarios lack the same. */
  readonly #ofFacts = new WeakMap<readonly MissingFact[], string>();
  readonly #positions: Positions;

  constructor(readonly index: EstateIndex) {
    this.#positions = new Positions(index);
  }

  /**
   * Key of the proof of a decision.
   * @param isWhole whether the decider looks at all scoped clusters
   */
  proofOf(decider: Decider, decision: Decision, isWhole = true): string {
    if (decision.outcome === "failed") return this.#add(failureProof(decision, this.#positions, isWhole));
    if (decision.outcome === "undecided") {
      return decision.missing.length > 0 ? this.missing(decision.missing) : this.open(decision.because);
    }
    if (decision.bySearch !== undefined) return this.#add({ kind: "search", steps: decision.bySearch });
    const recipe = this.recipe([{ decider, ...decision }]);
    const witness = decision.moves === undefined ? recipe : this.#amended(recipe, decider, decision.moves);
    if (decision.continues === undefined) return witness;
    return this.#add({
      kind: "untouched",
      witness,
      bounds: (decision.continues.bounds ?? []).map(({ service, rules, start }) => ({
        service: this.#positions.service(service.id),
        rules: rules.map((rule) => this.#positions.rule(rule)),
        places: [...start].flatMap(([vm, h]) => [
          this.#positions.vm(decider.model, vm),
          this.#positions.host(decider.model, h),
        ]),
      })),
      ...(decision.continues.bySearch === true ? { bySearch: true } : {}),
    });
  }

  /** One recipe for clusters that are decided apart. */
  recipe(parts: readonly Recipe[]): string {
    const [only] = parts;
    const single = only !== undefined && parts.length === 1 ? (sweepOf(only) ?? referenceOf(only)) : undefined;
    const known = single && this.#ofRecipe.get(single);
    if (known !== undefined) return known;
    const key = this.#add({
      kind: "refit",
      placement: this.#table(parts),
      ...(parts.some(sweepOf) ? { first: this.#firstTable(parts) } : {}),
      order: parts.flatMap(({ decider }) => [...decider.order.vms].map((vm) => this.#positions.vm(decider.model, vm))),
      hosts: parts.flatMap(({ decider }) => decider.model.hosts.map((_, h) => this.#positions.host(decider.model, h))),
      ...this.#takeover(parts),
    });
    if (single !== undefined) this.#ofRecipe.set(single, key);
    return key;
  }

  missing(facts: readonly MissingFact[]): string {
    const known = this.#ofFacts.get(facts);
    if (known !== undefined) return known;
    const key = this.#add({ kind: "missing", facts });
    this.#ofFacts.set(facts, key);
    return key;
  }

  either(ways: readonly { readonly repack: readonly Id[]; readonly proof: string }[]): string {
    return this.#add({ kind: "either", ways });
  }

  open(because: string): string {
    return this.#add({ kind: "limit", because });
  }

  /** The first proof is that of most scenarios, if one is: its scenarios are not listed. */
  claim(outcome: Outcome, proof: string, scenario: readonly number[]): void {
    const key = `${outcome} ${proof}`;
    const known = this.#claims.get(key);
    const claim = known ?? { outcome, proof, scenarios: [], isRest: this.#claims.size === 0 };
    if (known === undefined) this.#claims.set(key, claim);
    this.#claimed += 1;
    if (!claim.isRest) claim.scenarios.push(scenario);
  }

  /** @param stopped why scenarios are open that were not claimed, if there are any */
  certificates(
    requirement: Requirement,
    verdict: Verdict,
    scenarios: ScenarioCounts,
    universe: Universe,
    stopped: string | undefined,
    recoveries: readonly RecoveryCertificates[] = [],
  ): RequirementCertificates {
    const named = [...this.#claims.values()].map(({ outcome, proof, scenarios: list, isRest }): Claim => {
      if (!isRest) return { outcome, proof, scenarios: list };
      return { outcome, proof, scenarios: stopped === undefined ? "rest" : this.#unlisted(universe) };
    });
    if (stopped !== undefined) named.push({ outcome: "undecided", proof: this.open(stopped), scenarios: "rest" });
    return {
      id: requirement.id,
      requirement: bare(requirement),
      verdict,
      scenarios,
      domains: universe.domains,
      ...this.content(),
      ...(recoveries.length === 0 ? {} : { recoveries }),
      claims: named,
    };
  }

  /** Placements and proofs alone. */
  content(): RecoveryCertificates {
    const proofs = Object.fromEntries([...this.#proofs.values()].map(({ key, proof }) => [key, proof]));
    return { placements: this.#placements, proofs };
  }

  /** Key of a proof that was made elsewhere. */
  given(proof: Proof): string {
    return this.#add(proof);
  }

  /** The scenarios of the first proof, where they are not the rest. */
  #unlisted(universe: Universe): readonly (readonly number[])[] {
    const listed = new Set([...this.#claims.values()].flatMap(({ scenarios }) => scenarios.map((one) => one.join())));
    const unlisted: (readonly number[])[] = [];
    let left = this.#claimed;
    for (const scenario of scenariosOf(universe)) {
      if (left === 0) break;
      left -= 1;
      if (!listed.has(scenario.join())) unlisted.push(scenario);
    }
    return unlisted;
  }

  #add(proof: Proof): string {
    const text = JSON.stringify(proof);
    const known = this.#proofs.get(text);
    if (known !== undefined) return known.key;
    const key = `p${this.#proofs.size + 1}`;
    this.#proofs.set(text, { key, proof });
    return key;
  }

  #amended(recipe: string, { model }: Decider, moves: readonly number[]): string {
    const named: number[] = [];
    for (let i = 0; i + 1 < moves.length; i += 2) {
      const h = moves[i + 1] ?? -1;
      named.push(this.#positions.vm(model, moves[i] ?? 0), h === -1 ? -1 : this.#positions.host(model, h));
    }
    return this.#add({ kind: "amended", recipe, moves: named });
  }

  /** The hosts of parts in which empty ones take over: not those that are swept. */
  #takeover(parts: readonly Recipe[]): { readonly takeover?: readonly number[] } {
    const taking = parts.filter((part) => sweepOf(part) === undefined && referenceOf(part).empty.size > 0);
    if (taking.length === 0) return {};
    const positions = this.#positions;
    return {
      takeover: taking.flatMap(({ decider }) => decider.order.largest.map((h) => positions.host(decider.model, h))),
    };
  }

  /** Where VMs go first, of the parts that are swept. */
  #firstTable(parts: readonly Recipe[]): number {
    const table = new Array<number>(this.index.vms.size).fill(-1);
    for (const part of parts) {
      const { model } = part.decider;
      sweepOf(part)?.recipe.first.forEach((h, vm) => {
        if (h !== -1) table[this.#positions.vm(model, vm)] = this.#positions.host(model, h);
      });
    }
    return this.#placements.push(table) - 1;
  }

  #table(parts: readonly Recipe[]): number {
    const references = parts.map(referenceOf);
    const [first] = references;
    const known = references.length === 1 && first !== undefined ? this.#tables.get(first) : undefined;
    if (known !== undefined) return known;
    const table = new Array<number>(this.index.vms.size).fill(-1);
    for (const part of parts) {
      const { model } = part.decider;
      referenceOf(part).board.place.forEach((h, vm) => {
        if (h !== -1) table[this.#positions.vm(model, vm)] = this.#positions.host(model, h);
      });
    }
    const position = this.#placements.push(table) - 1;
    if (references.length === 1 && first !== undefined) this.#tables.set(first, position);
    return position;
  }
}

/** A reference placement of a decider, by its position; `swept`: with where VMs go first. */
export interface Recipe {
  readonly decider: Decider;
  readonly reference: number;
  readonly swept?: boolean;
}

function sweepOf({ decider, swept }: Recipe): Sweep | undefined {
  return swept === true ? decider.sweep : undefined;
}

function referenceOf({ decider, reference }: Recipe): Reference {
  const found = decider.references[reference];
  if (found === undefined) throw new Error("a survived scenario has a placement");
  return found;
}
