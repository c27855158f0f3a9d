import type { Id } from "../../estate";
import { standing } from "../fates/plan";
import { type Problem, problemOf } from "../fates/problem";
import { LOST, Situation } from "../fates/situation";
import { type Model, UNPLACED } from "../model/model";
import { Scenario } from "../scenarios/scenario";
import { scenariosOf } from "../scenarios/tolerance";
import { Board } from "../search/board";
import { fill, seeded } from "../search/greedy";
import { solve } from "../search/solve";
import { Steps } from "../search/steps";
import { bulkOf, unitsOf } from "../search/units";
import { NO, YES } from "../tri";
import type { StartPlacement } from "./placed";
import type { Question } from "./question";

const MOST_SPARED = 6;
const RESTARTS = 16;
const STEPS = 20_000;
/** Scenarios that are looked at for places where a VM would be lost. */
const MOST_LOOKED_AT = 2000;

/** Start placements of the VMs without a host: the others stay where they are, and all rules are kept. */
export class Starts {
  readonly problem: Problem;
  readonly model: Model;
  /** Of each VM, whether its host is open. */
  readonly isOpen: Uint8Array;
  readonly #rows: readonly Uint8Array[];

  constructor(readonly question: Question) {
    const { model, homeless } = question;
    this.model = model;
    this.isOpen = new Uint8Array(model.vms.length);
    for (const id of homeless) this.isOpen[model.positionOfVm.get(id) ?? 0] = 1;
    const safe = safeHosts(question);
    this.#rows = model.cohorts.map(({ reach, room, home }) =>
      question.before.reach(reach).map((place, h) => {
        if (home >= 0) return home === h ? 1 : 0;
        return place === YES && (room?.[h] ?? YES) === YES && safe(reach, h) ? 1 : 0;
      }),
    );
    this.problem = this.#problem(this.#rows);
  }

  /** Hosts where the cohort may start and is lost in no scenario. */
  row(cohort: number): Uint8Array {
    return this.#rows[cohort] ?? new Uint8Array(this.model.hosts.length);
  }

  /** A balanced one; some that leave the hosts of a scenario empty, which can then take over those of another; and others by chance. */
  *boards(): Generator<Board> {
    yield* this.#solved(this.problem);
    for (const spared of this.#worstLosses()) {
      yield* this.#solved(
        this.#problem(
          this.#rows.map((row, c) =>
            this.model.cohorts[c]?.home === UNPLACED ? row.map((can, h) => (spared.has(h) ? 0 : can)) : row,
          ),
        ),
      );
    }
    const bulk = bulkOf(this.problem);
    const { required, stays } = unitsOf(this.problem);
    for (let seed = 1; seed <= RESTARTS; seed += 1) {
      const random = seeded(seed);
      const board = new Board(this.problem);
      for (const vm of stays) board.put(vm, this.model.cohorts[this.model.cohortOfVm[vm] ?? 0]?.home ?? 0);
      const key = new Map(required.map((unit) => [unit, (bulk[unit[0] ?? 0] ?? 0) * (0.5 + random())]));
      const order = [...required].sort((a, b) => (key.get(b) ?? 0) - (key.get(a) ?? 0));
      if (fill(board, order, seed % 2 === 0 ? "fullest" : "emptiest").length === 0) yield board;
    }
  }

  placesOf(place: Int32Array): StartPlacement {
    const places: { [vm: Id]: Id } = {};
    this.model.vms.forEach(({ id }, vm) => {
      const host = this.model.hosts[place[vm] ?? -1];
      if (this.isOpen[vm] === 1 && host !== undefined) places[id] = host.id;
    });
    return places;
  }

  /** All VMs put where they are said to be; undefined: that is not allowed. */
  boardOf(place: Int32Array): Board | undefined {
    const board = new Board(this.problem);
    for (const [vm, h] of place.entries()) {
      if (h === -1) continue;
      if (this.isOpen[vm] === 1 ? !board.canPut(vm, h) : !board.fits(vm, h)) return undefined;
      board.put(vm, h);
    }
    return board;
  }

  *#solved(problem: Problem): Generator<Board> {
    const solution = solve(problem, new Steps(STEPS, this.question.work.shouldStop));
    if (solution.kind === "placed") yield solution.board;
  }

  #problem(rows: readonly Uint8Array[]): Problem {
    const { model, question } = this;
    const plans = model.cohorts.map(({ home }) => standing(home >= 0 ? "stays" : "required", true));
    return {
      model,
      situation: question.before,
      reading: "strict",
      plans,
      unsettled: plans,
      allowed: (cohort) => rows[cohort] ?? new Uint8Array(model.hosts.length),
      capacity: problemOf(question.before, "strict").capacity,
      needed: model.services.map(() => 0),
      deadCohorts: [],
      deadServices: [],
    };
  }

  /** The hosts that go with single failures, those with most room first. */
  #worstLosses(): readonly ReadonlySet<number>[] {
    const { model, question } = this;
    const sets = new Map<string, { readonly hosts: readonly number[]; readonly room: number }>();
    const width = model.dimensions.length;
    const totals = new Float64Array(width);
    model.capacity.strict.forEach((amount, i) => {
      totals[i % width] = (totals[i % width] ?? 0) + amount;
    });
    const shares = model.hosts.map((_, h) =>
      totals.reduce((sum, total, d) => sum + (model.capacity.strict[h * width + d] ?? 0) / Math.max(1, total), 0),
    );
    let looked = 0;
    for (const positions of scenariosOf(question.universe)) {
      looked += 1;
      if (looked > MOST_LOOKED_AT) break;
      const hosts = situationOf(question, positions).lostHosts;
      const room = hosts.reduce((sum, h) => sum + (shares[h] ?? 0), 0);
      if (hosts.length > 0) sets.set(hosts.join(), { hosts, room });
    }
    return [...sets.values()]
      .sort((a, b) => b.room - a.room)
      .slice(0, MOST_SPARED)
      .map(({ hosts }) => new Set(hosts));
  }
}

function situationOf({ model, universe, before }: Question, positions: readonly number[]): Situation {
  return new Situation(model, new Scenario(positions.flatMap((position) => universe.domains[position] ?? [])), before);
}

/** By reach and host: whether a VM that starts there is lost in no scenario. Where that leaves no host, all are as good. */
function safeHosts(question: Question): (reach: number, h: number) => boolean {
  const { model, universe } = question;
  const unsafe = model.classes.map(() => new Uint8Array(model.hosts.length));
  let looked = 0;
  for (const positions of scenariosOf(universe)) {
    looked += 1;
    if (looked > MOST_LOOKED_AT) break;
    const situation = situationOf(question, positions);
    if (!situation.touchesLinks) continue;
    unsafe.forEach((row, reach) => {
      for (let h = 0; h < row.length; h += 1) if (situation.outcomes(reach, h) & LOST) row[h] = 1;
    });
  }
  const reachable = model.classes.map((_, reach) => question.before.reach(reach));
  const hasSafe = unsafe.map((row, reach) => row.some((bad, h) => bad === 0 && reachable[reach]?.[h] !== NO));
  return (reach, h) => hasSafe[reach] !== true || unsafe[reach]?.[h] === 0;
}
