import { powerOf, quorumOf, type Service } from "../../estate";
import { type CompiledRules, compileRules } from "../model/rules";
import { combinations } from "../scenarios/tolerance";
import { matchingSize } from "../search/crowds";
import { Steps } from "../search/steps";
import { NO, YES } from "../tri";
import type { Situation } from "./situation";
import { isTouched, startPlaces } from "./start-places";
import { placeStart } from "./start-search";

export type Continuation = Continues | Exposed | { readonly kind: "open" };

export interface Continues {
  readonly kind: "continues";
  readonly bounds?: readonly ServiceBound[];
  readonly bySearch?: boolean;
}

/** Positions in the compiled rules that bound how many replicas can be touched. */
export interface ServiceBound {
  readonly service: Service;
  readonly rules: readonly string[];
  /** A start placement that may be allowed, by VM. */
  readonly start: ReadonlyMap<number, number>;
}

/** A start placement that is allowed and leaves too few replicas running. */
export interface Exposed {
  readonly kind: "breaks";
  readonly service: Service;
  readonly touched: readonly number[];
  readonly running: number;
  readonly quorum: number;
  /** By VM. */
  readonly places: ReadonlyMap<number, number>;
}

interface Replicas {
  readonly service: Service;
  readonly quorum: number;
  readonly vms: readonly number[];
  /** On, in clusters outside the scope. */
  readonly elsewhere: number;
  readonly places: readonly Uint8Array[];
  /** A start placement of them that may be allowed, if there is one; by VM. */
  readonly start: ReadonlyMap<number, number> | undefined;
}

/** Continuity of every service with a VM in scope: under every allowed start placement enough replicas stay running. */
export class Continuity {
  readonly #services: readonly Replicas[];
  readonly #rules: CompiledRules;

  constructor(readonly before: Situation) {
    const { model } = before;
    this.#rules = compileRules(model.index, model.hosts, model.positionOfVm, true);
    this.#services = [...model.index.services.values()]
      .filter((service) => service.vms.some((id) => model.scope.vms.has(id)))
      .map((service) => {
        const on = [...new Set(service.vms)]
          .flatMap((id) => model.index.vms.get(id) ?? [])
          .filter((vm) => powerOf(vm) === "on");
        const known = on.flatMap((vm) => model.positionOfVm.get(vm.id) ?? []);
        const rows = new Map(known.map((vm) => [vm, startPlaces(before, vm)]));
        const vms = known.filter((vm) => rows.get(vm) !== undefined);
        const places = vms.flatMap((vm) => rows.get(vm) ?? []);
        const start = placeStart(
          before,
          this.#rules,
          new Map(vms.map((vm, i) => [vm, places[i] ?? NOWHERE])),
          "lenient",
          new Steps(100_000),
        );
        const elsewhere = on.length - known.length;
        const allowed = start === "none" || start === "open" ? undefined : start;
        return { service, quorum: quorumOf(service), vms, elsewhere, places, start: allowed };
      });
  }

  judge(situation: Situation, steps: Steps): Continuation {
    const bounds: ServiceBound[] = [];
    let bySearch = false;
    let isOpen = false;
    for (const replicas of this.#services) {
      const result = this.#judgeService(situation, replicas, steps);
      if (result === "open") isOpen = true;
      else if (result === "searched") bySearch = true;
      else if ("kind" in result) return result;
      else bounds.push(result);
    }
    return isOpen ? { kind: "open" } : { kind: "continues", bounds, bySearch };
  }

  #judgeService(situation: Situation, replicas: Replicas, steps: Steps): ServiceBound | Exposed | "open" | "searched" {
    const { vms, places, service, quorum } = replicas;
    if (replicas.start === undefined) return "open";
    // Replicas outside the scope may be touched or not: count them so for either answer.
    const slack = vms.length - quorum;
    const exposed = places.map((row, i) =>
      row.map((place, h) => (place === NO ? NO : isTouched(situation, vms[i] ?? 0, h))),
    );
    const mayBe = exposed.map((row) => row.some((touched) => touched !== NO));
    if (slack >= 0) {
      const bound = this.#bound(replicas, exposed, mayBe, slack);
      if (bound !== undefined) return bound;
    }
    const surely = exposed.map((row, i) =>
      row.map((touched, h) => (touched === YES && places[i]?.[h] === YES ? YES : NO)),
    );
    const found = this.#search(replicas, surely, places, slack + replicas.elsewhere, "strict", steps);
    if (found !== "none" && found !== "open") {
      return { kind: "breaks", service, quorum, running: vms.length - found.touched.length, ...found };
    }
    if (slack < 0) return "open";
    const possibly = exposed.map((row) => row.map((touched) => (touched === NO ? NO : YES)));
    return this.#search(replicas, possibly, places, slack, "lenient", steps) === "none" ? "searched" : "open";
  }

  /** At most one VM of an anti-affinity rule for each touched domain; every other replica that can be touched counts. */
  #bound(
    replicas: Replicas,
    exposed: readonly Uint8Array[],
    mayBe: readonly boolean[],
    slack: number,
  ): ServiceBound | undefined {
    const { vms, service, start = new Map() } = replicas;
    let open = [...vms.keys()].filter((i) => mayBe[i]);
    const rules: string[] = [];
    let sum = 0;
    for (const apart of this.#rules.apart) {
      if (open.length + sum <= slack) break;
      const held = open.filter((i) => apart.vms.includes(vms[i] ?? -1));
      const most = mostTouched(
        held.map((i) => exposed[i] ?? NOWHERE),
        apart.cells.ofHost,
      );
      if (most === undefined || most >= held.length) continue;
      sum += most;
      open = open.filter((i) => !held.includes(i));
      rules.push(apart.rule.id);
    }
    return open.length + sum <= slack ? { service, rules, start } : undefined;
  }

  /** Looks for an allowed start placement with more than `slack` replicas touched. */
  #search(
    replicas: Replicas,
    touched: readonly Uint8Array[],
    places: readonly Uint8Array[],
    slack: number,
    reading: "strict" | "lenient",
    steps: Steps,
  ): "none" | "open" | { readonly touched: readonly number[]; readonly places: ReadonlyMap<number, number> } {
    const able = touched.flatMap((row, i) => (row.includes(YES) ? [i] : []));
    let isOpen = false;
    let tries = 0;
    for (const chosen of combinations(0, able.length, Math.max(0, slack + 1))) {
      tries += 1;
      if (tries > MOST_CHOICES) return "open";
      const down = new Set(chosen.map((k) => able[k] ?? 0));
      const rows = new Map(
        replicas.vms.map((vm, i) => [vm, (down.has(i) ? touched[i] : places[i]) ?? new Uint8Array(0)]),
      );
      const result = placeStart(this.before, this.#rules, rows, reading, steps);
      if (result === "open") isOpen = true;
      else if (result !== "none") return { touched: [...down].map((i) => replicas.vms[i] ?? 0), places: result };
    }
    return isOpen ? "open" : "none";
  }
}

const MOST_CHOICES = 500;
const NOWHERE = new Uint8Array(0);

/** The largest number of VMs that can each be in a touched domain of its own; undefined where a touched host lies in none. */
function mostTouched(rows: readonly Uint8Array[], ofHost: readonly (readonly number[])[]): number | undefined {
  const options: (readonly number[])[] = [];
  for (const row of rows) {
    const cells = new Set<number>();
    for (let h = 0; h < row.length; h += 1) {
      if (row[h] === NO) continue;
      const list = ofHost[h] ?? [];
      if (list.length === 0) return undefined;
      for (const cell of list) cells.add(cell);
    }
    options.push([...cells]);
  }
  return matchingSize(options);
}
