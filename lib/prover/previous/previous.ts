import type { Certificates, Id, Proof, RequirementCertificates } from "../../estate";
import type { Model } from "../model/model";
import type { Scenario } from "../scenarios/scenario";

/** What an earlier proof says of one scenario: where to look first. Nothing of it is taken on trust. */
export interface Hint {
  /** It was proven failed. */
  readonly failed: boolean;
  /** Position of the table that its placement was made from. */
  readonly table?: number;
  /** VM, host: what was moved from there, in positions of the model. */
  readonly moves: readonly (readonly [number, number])[];
}

/** An earlier proof of one requirement, as the VMs and hosts of a model see it; those that are gone by now are left out. */
export class Previous {
  readonly #outcomes = new Map<string, { readonly outcome: string; readonly proof: string }>();
  readonly #rest: { readonly outcome: string; readonly proof: string } | undefined;
  readonly #vmAt: readonly number[];
  readonly #hostAt: readonly number[];

  /** Undefined: the certificates do not tell how their VMs are called, or nothing of the requirement. */
  static of(certificates: Certificates | undefined, requirement: Id, model: Model): Previous | undefined {
    const given = certificates?.requirements.find(({ id }) => id === requirement);
    return certificates?.ids === undefined || given === undefined
      ? undefined
      : new Previous(given, certificates.ids, model);
  }

  private constructor(
    readonly given: RequirementCertificates,
    ids: NonNullable<Certificates["ids"]>,
    readonly model: Model,
  ) {
    this.#vmAt = ids.vms.map((id) => model.positionOfVm.get(id) ?? -1);
    this.#hostAt = ids.hosts.map((id) => model.positionOfHost.get(id) ?? -1);
    for (const { outcome, proof, scenarios } of given.claims) {
      if (scenarios === "rest") this.#rest = { outcome, proof };
      else
        for (const scenario of scenarios)
          this.#outcomes.set(keyOf(scenario.flatMap((at) => given.domains[at] ?? [])), { outcome, proof });
    }
  }

  hint({ failed }: Scenario): Hint | undefined {
    const known = this.#outcomes.get(keyOf(failed)) ?? this.#rest;
    if (known === undefined || known.outcome === "undecided") return undefined;
    if (known.outcome === "failed") return { failed: true, moves: [] };
    return { failed: false, moves: [], ...this.#placed(this.#proof(known.proof)) };
  }

  /** By VM of the model its host, or -1. */
  table(at: number): Int32Array {
    const places = new Int32Array(this.model.vms.length).fill(-1);
    this.given.placements[at]?.forEach((host, vm) => {
      const own = this.#vmAt[vm] ?? -1;
      if (own !== -1) places[own] = this.#hostAt[host] ?? -1;
    });
    return places;
  }

  #placed(proof: Proof | undefined): Partial<Pick<Hint, "table" | "moves">> {
    if (proof?.kind === "untouched") return this.#placed(this.#proof(proof.witness));
    if (proof?.kind === "refit") return { table: proof.placement };
    if (proof?.kind === "witness") return { table: proof.placement, moves: this.#moves(proof.moves) };
    if (proof?.kind !== "amended") return {};
    const recipe = this.#proof(proof.recipe);
    return recipe?.kind === "refit" ? { table: recipe.placement, moves: this.#moves(proof.moves) } : {};
  }

  #moves(moves: readonly number[]): readonly (readonly [number, number])[] {
    const pairs: (readonly [number, number])[] = [];
    for (let i = 0; i + 1 < moves.length; i += 2) {
      const vm = this.#vmAt[moves[i] ?? -1] ?? -1;
      if (vm !== -1) pairs.push([vm, this.#hostAt[moves[i + 1] ?? -1] ?? -1]);
    }
    return pairs;
  }

  #proof(key: string): Proof | undefined {
    return Object.hasOwn(this.given.proofs, key) ? this.given.proofs[key] : undefined;
  }
}

function keyOf(failed: readonly { readonly kind: Id; readonly id: Id }[]): string {
  return JSON.stringify(failed.map(({ kind, id }) => [kind, id]));
}
