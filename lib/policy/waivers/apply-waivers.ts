import { type Id, type IsoDate, REQUIREMENT_PROVEN, type Waiver } from "../../estate";
import type { Counterexample, RequirementVerdict } from "../../prover";
import type { Finding, Subject } from "../finding";
import { areNamed } from "./scenarios";
import { naming } from "./subjects";
import { type Acceptance, acceptanceOf, hasExpired, type WaiverUse } from "./waiver-use";

export interface WaiverInput {
  readonly findings: readonly Finding[];
  readonly verdicts: readonly RequirementVerdict[];
  /** As subjects, so that waivers can name them: every requirement of the estate. */
  readonly requirements: ReadonlyMap<Id, Subject>;
  readonly waivers: readonly Waiver[];
  /** Only whether a waiver has expired depends on it. */
  readonly today?: IsoDate;
}

export interface Waived {
  /** All findings, those that are accepted with `waived`. */
  readonly findings: readonly Finding[];
  /** The counterexamples that are accepted, by whom. */
  readonly counterexamples: ReadonlyMap<Counterexample, Acceptance>;
  /** Every waiver, in the order given. */
  readonly uses: readonly WaiverUse[];
}

/** That a promise is broken by a change is accepted with all the failures that break it. */
const PROMISE_KEPT = "change/promise-kept";

/** Marks what is accepted; nothing is taken away. Pure. */
export function applyWaivers({ findings, verdicts, requirements, waivers, today }: WaiverInput): Waived {
  if (waivers.length === 0) return { findings, counterexamples: new Map(), uses: [] };
  const ready = waivers.map((waiver) => new ReadyWaiver(waiver, hasExpired(waiver, today)));
  const counterexamples = new Map<Counterexample, Acceptance>();
  for (const { id, counterexamples: examples } of verdicts) {
    const subject = requirements.get(id);
    if (subject === undefined) continue;
    for (const example of examples) {
      const accepting = ready.filter((waiver) => waiver.acceptsScenario(subject, example));
      const [first] = accepting.filter(({ expired }) => !expired);
      for (const waiver of accepting) waiver.matched = true;
      if (first !== undefined) counterexamples.set(example, acceptanceOf(first.waiver));
    }
  }
  const marked = findings.map((finding) => {
    if (finding.rule === REQUIREMENT_PROVEN) return markRequirement(finding, verdicts, counterexamples);
    const own = markFinding(finding, ready);
    return own.waived === undefined && finding.rule === PROMISE_KEPT
      ? markRequirement(own, verdicts, counterexamples)
      : own;
  });
  return { findings: marked, counterexamples, uses: ready.map((waiver) => waiver.use) };
}

class ReadyWaiver {
  matched = false;
  readonly #names: (subject: Subject) => boolean;
  readonly #notNamed = new Set<string>();

  constructor(
    readonly waiver: Waiver,
    readonly expired: boolean,
  ) {
    this.#names = naming(waiver.objects);
  }

  acceptsScenario(requirement: Subject, example: Counterexample): boolean {
    const { rule, scenarios } = this.waiver;
    return (
      rule === REQUIREMENT_PROVEN && scenarios !== undefined && this.#names(requirement) && areNamed(example, scenarios)
    );
  }

  /** Every object that the finding is about must be named: else a waiver for one would hide what happens to another. */
  accepts({ rule, subjects }: Finding): boolean {
    if (rule !== this.waiver.rule) return false;
    const others = subjects.filter((subject) => !this.#names(subject));
    if (others.length > 0 && others.length < subjects.length) {
      for (const { list, id } of others) this.#notNamed.add(`${list}/${id}`);
    }
    return others.length === 0;
  }

  get use(): WaiverUse {
    const { vendor: _vendor, ...told } = this.waiver;
    if (this.expired) return { ...told, state: "expired" };
    if (this.matched) return { ...told, state: "used" };
    const notNamed = [...this.#notNamed].sort();
    return { ...told, state: "unused", ...(notNamed.length === 0 ? {} : { notNamed }) };
  }
}

function markFinding(finding: Finding, waivers: readonly ReadyWaiver[]): Finding {
  const accepting = waivers.filter((waiver) => waiver.accepts(finding));
  for (const waiver of accepting) waiver.matched = true;
  const [valid] = accepting.filter(({ expired }) => !expired);
  if (valid !== undefined) return { ...finding, waived: acceptanceOf(valid.waiver) };
  const [expired] = accepting;
  return expired === undefined ? finding : { ...finding, waiverExpired: acceptanceOf(expired.waiver) };
}

/** A refuted requirement is one finding for each cause; it is accepted with every counterexample of that cause. */
function markRequirement(
  finding: Finding,
  verdicts: readonly RequirementVerdict[],
  accepted: ReadonlyMap<Counterexample, Acceptance>,
): Finding {
  if (finding.outcome !== "fails") return finding;
  const verdict = verdicts.find(({ id }) => id === finding.subjects[0]?.id);
  const about = new Set(finding.subjects.slice(1).map(({ id }) => id));
  const isAll = finding.rule === PROMISE_KEPT;
  const examples = (verdict?.counterexamples ?? []).filter(
    ({ failed }) => isAll || failed.every(({ id }) => about.has(id)),
  );
  const acceptances = examples.map((example) => accepted.get(example));
  const [first] = acceptances;
  return first !== undefined && acceptances.every((one) => one !== undefined) ? { ...finding, waived: first } : finding;
}
