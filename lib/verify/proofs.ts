import type { Estate, Proof, RequirementCertificates } from "../estate";
import { untouched } from "./continuity";
import { Lots } from "./lots";
import type { Mode, Model } from "./model";
import { refute } from "./refute";
import { startFlaw } from "./start";
import { Table } from "./survival";
import type { World } from "./world";

/** What is wrong with a proof in a scenario, or that it rests on the prover's search alone, which is not checked again. */
export type Finding = { readonly flaw: string } | { readonly flaw?: undefined; readonly searched: boolean };

/**
 * Numbers that are looked at, roughly; past it the rest is not checked and not confirmed, so that no document makes the work endless. A
 * requirement of 96 hosts, 10,000 VMs and two failures takes less than a hundredth.
 */
const MOST_WORK = 50_000_000_000;

const SHOWN: Finding = { searched: false };
const SEARCHED: Finding = { searched: true };

/** Evaluates proofs of one requirement anew in each scenario. */
export class Proofs {
  /** Every answer that the estate leaves open to who may be moved. */
  readonly #ways: readonly Lots[];
  readonly #tables = new Map<string, Table>();
  readonly #starts = new Map<Lots, string | undefined>();
  readonly #sizes = new Map<string, number>();
  #work = 0;

  constructor(
    readonly model: Model,
    readonly given: Pick<RequirementCertificates, "placements" | "proofs" | "requirement">,
  ) {
    let ways: readonly (readonly (readonly [string, Mode])[])[] = [[]];
    for (const cluster of model.clusters) {
      ways = ways.flatMap((way) => model.modes(cluster).map((mode) => [...way, [cluster.id, mode] as const]));
    }
    this.#ways = ways.map((way) => new Lots(model, new Map(way), model.start));
  }

  check(world: World, outcome: "survived" | "failed" | "undecided", key: string): Finding {
    const size = this.#sizes.get(key) ?? JSON.stringify(this.#proof(key) ?? "").length;
    this.#sizes.set(key, size);
    this.#work += size + (world.isQuiet ? 100 : 20 * this.model.vms.length);
    if (this.#work > MOST_WORK) return { flaw: "it is too much work to check" };
    if (outcome === "undecided") return this.#open(this.#proof(key));
    const found = this.#ways.map((before) => {
      return this.#eachWay(new Lots(this.model, before.modes, world, before), outcome, key);
    });
    return found.find((one) => one.flaw !== undefined) ?? (found.includes(SEARCHED) ? SEARCHED : SHOWN);
  }

  /** As it stands, or else in each way in which losses and fates that are not told may turn out. */
  #eachWay(lots: Lots, outcome: "survived" | "failed", key: string): Finding {
    const found = this.#shows(lots, outcome, key);
    if (found.flaw === undefined) return found;
    const ways = lots.ways().map((way) => this.#shows(way, outcome, key));
    return ways.every(({ flaw }) => flaw === undefined) ? SHOWN : found;
  }

  #proof(key: string): Proof | undefined {
    return Object.hasOwn(this.given.proofs, key) ? this.given.proofs[key] : undefined;
  }

  #shows(lots: Lots, outcome: "survived" | "failed", key: string, inner = false): Finding {
    const proof = this.#proof(key);
    if (proof?.kind === "search") return SEARCHED;
    if (proof?.kind === "either" && !inner) {
      const open = this.model.clusters.filter((cluster) => this.model.modes(cluster).length > 1).map(({ id }) => id);
      const moved = open.filter((id) => lots.modes.get(id) === "repack").sort();
      const way = proof.ways.find(({ repack }) => JSON.stringify(repack) === JSON.stringify(moved));
      return way === undefined ? { flaw: "a way is missing" } : this.#shows(lots, outcome, way.proof, true);
    }
    if (outcome === "survived" && this.given.requirement.continuity) {
      if (proof?.kind !== "untouched") return { flaw: "does not show continuity" };
      const met = this.#placed(lots, this.#proof(proof.witness));
      const up = proof.bySearch ? undefined : untouched(lots, proof);
      return met.flaw !== undefined ? met : up !== undefined ? { flaw: up } : proof.bySearch ? SEARCHED : met;
    }
    return outcome === "survived" ? this.#placed(lots, proof) : finding(refute(lots, proof));
  }

  #placed(lots: Lots, proof: Proof | undefined): Finding {
    if (proof?.kind === "search") return SEARCHED;
    const shown = proof?.kind === "amended" ? this.#proof(proof.recipe) : proof;
    if (shown?.kind !== "refit" && (shown?.kind !== "witness" || shown !== proof))
      return { flaw: "shows no placement" };
    const moves = proof?.kind === "amended" || proof?.kind === "witness" ? proof.moves : [];
    const before = lots.before ?? lots;
    const start = this.#starts.has(before) ? this.#starts.get(before) : startFlaw(before, "perhaps");
    this.#starts.set(before, start);
    if (start !== undefined) return { flaw: start };
    const hosts = this.given.placements[shown.placement];
    if (hosts?.length !== this.model.vms.length) return { flaw: "has no table of placements" };
    const recipe = shown.kind === "refit" ? shown : undefined;
    const first = this.given.placements[recipe?.first ?? -1];
    const key = `${shown.placement} ${[...lots.modes]}`;
    const table = this.#tables.get(key) ?? new Table(before, hosts);
    this.#tables.set(key, table);
    return finding(table.flaw(lots, recipe, moves, first));
  }

  /** `undecided` needs no proof, for it never passes; but what is said to be missing must be a fact of something that there is. */
  #open(proof: Proof | undefined): Finding {
    if (proof?.kind === "limit") return SHOWN;
    if (proof?.kind !== "missing") return { flaw: "does not say what is open" };
    const none = proof.facts.find(({ object }) => !exists(this.model.estate, object));
    return none === undefined ? SHOWN : { flaw: `there is no ${none.object}` };
  }
}

/** Whether there is such an object, by list and id, or a part of one. */
function exists(estate: Estate, object: string): boolean {
  const [list = ""] = object.split("/", 1);
  const entries: unknown = Object.hasOwn(estate, list) ? Reflect.get(estate, list) : undefined;
  const isIn = (entry: unknown) =>
    typeof entry === "object" && entry !== null && `${object}/`.startsWith(`${list}/${Reflect.get(entry, "id")}/`);
  return Array.isArray(entries) && entries.some(isIn);
}

function finding(flaw: string | undefined): Finding {
  return flaw === undefined ? SHOWN : { flaw };
}
