import type { MissingFact } from "../../prover";
import { fails, type Nameable, type Outcome, passes, undecided } from "../outcome";
import { names } from "../text";
import type { EstateView } from "../views";
import { type Judge, judgeOf } from "./condition";
import { type Belonging, objectsOf, type Thing } from "./relations";
import { every, no, type Truth } from "./truth";
import type { DeclarativeRule, Related } from "./types";

const ANYTHING: Judge = () => ({ holds: "yes" });

/** What is unknown is said with the object that lacks it. */
interface Verdict {
  readonly holds: Truth["holds"];
  readonly because: readonly string[];
  readonly missing: readonly MissingFact[];
  /** What breaks it, beside the object itself. */
  readonly culprits: readonly Nameable[];
}

const HOLDS: Verdict = { holds: "yes", because: [], missing: [], culprits: [] };

/** The function of a declarative rule. @throws where a condition is no JSON Schema */
export function checkOf(rule: DeclarativeRule): (estate: EstateView) => Iterable<Outcome> {
  const where = rule.where === undefined ? ANYTHING : judgeOf(rule.where);
  const must = rule.must === undefined ? ANYTHING : judgeOf(rule.must);
  const related = (rule.related ?? []).map((one) => ({ to: one.to, judge: countOf(one) }));
  return function* check(estate) {
    const broken: { readonly thing: Thing; readonly verdict: Verdict }[] = [];
    for (const { thing, belonging } of objectsOf(estate, rule.each)) {
      const applies = judged(thing, where);
      if (applies.holds === "no") continue;
      const verdict = worst([judged(thing, must), ...related.map(({ to, judge }) => judge(belonging(to)))]);
      if (verdict.holds === "yes")
        yield passes(); // whether or not it applies
      else if (applies.holds === "unknown") yield undecided(thing, applies.missing);
      else if (verdict.holds === "unknown") yield undecided(thing, verdict.missing);
      else broken.push({ thing, verdict });
    }
    yield* failures(rule, broken);
  };
}

/** One finding for each object; VMs that break it in the same words are one cause. */
function* failures(
  rule: DeclarativeRule,
  broken: readonly { readonly thing: Thing; readonly verdict: Verdict }[],
): Iterable<Outcome> {
  const groups = new Map<string, { things: Thing[]; verdict: Verdict }>();
  for (const { thing, verdict } of broken) {
    const culprits = verdict.culprits.map(({ subject }) => `${subject.list}/${subject.id}`);
    const key = rule.each === "vms" ? JSON.stringify([verdict.because, culprits]) : thing.id;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { things: [thing], verdict });
    else group.things.push(thing);
  }
  for (const { things, verdict } of groups.values()) {
    const found = [...new Set(verdict.because)];
    yield fails({
      about: [...things, ...verdict.culprits],
      message: `${names(things)}: ${found.slice(0, 3).join("; ")}`,
      expected: rule.title,
      found: found.join("; "),
    });
  }
}

function judged(thing: Thing, judge: Judge): Verdict {
  const truth = judge(thing.fields, "");
  if (truth.holds === "yes") return HOLDS;
  if (truth.holds === "no") return { ...HOLDS, holds: "no", because: truth.because };
  const missing = truth.fields.map((fact) => ({ object: `${thing.list}/${thing.id}`, fact }));
  return { ...HOLDS, holds: "unknown", missing };
}

function worst(verdicts: readonly Verdict[]): Verdict {
  const holds = (["no", "unknown"] as const).find((one) => verdicts.some((verdict) => verdict.holds === one)) ?? "yes";
  const those = verdicts.filter((verdict) => verdict.holds === holds);
  return {
    holds,
    because: those.flatMap(({ because }) => because),
    missing: those.flatMap(({ missing }) => missing),
    culprits: those.flatMap(({ culprits }) => culprits),
  };
}

/** Of what belongs to an object: all that `where` picks fulfils `must`, or so many of it do. */
function countOf({ to, where, must, least, most }: Related): (belonging: Belonging) => Verdict {
  const picks = where === undefined ? ANYTHING : judgeOf(where);
  const fulfils = must === undefined ? ANYTHING : judgeOf(must);
  return ({ things, missing }) => {
    const judgedThings = things.map((thing) => ({
      thing,
      picked: judged(thing, picks),
      fulfilled: judged(thing, fulfils),
    }));
    if (least === undefined && most === undefined) {
      const verdicts = judgedThings.map(({ thing, picked, fulfilled }) => implied(thing, picked, fulfilled));
      return worst([...verdicts, ...(missing.length === 0 ? [] : [{ ...HOLDS, holds: "unknown" as const, missing }])]);
    }
    const both = judgedThings.map(({ picked, fulfilled }) => worst([picked, fulfilled]));
    const certain = both.filter(({ holds }) => holds === "yes").length;
    const open = both.filter(({ holds }) => holds === "unknown");
    const wanting = [...open.flatMap((one) => one.missing), ...missing];
    const possible = missing.length > 0 ? Number.POSITIVE_INFINITY : certain + open.length;
    const what = must === undefined && where === undefined ? to : `${to} that fulfil it`;
    const bounds = [
      bound(possible < (least ?? 0), certain >= (least ?? 0), `${certain} ${what}, at least ${least} wanted`),
      bound(certain > (most ?? certain), possible <= (most ?? possible), `${certain} ${what}, at most ${most} wanted`),
    ];
    const truth = every(bounds);
    if (truth.holds === "yes") return HOLDS;
    if (truth.holds === "no") return { ...HOLDS, holds: "no", because: truth.because };
    return { ...HOLDS, holds: "unknown", missing: wanting };
  };
}

function bound(isBroken: boolean, isKept: boolean, because: string): Truth {
  if (isBroken) return no(because);
  return isKept ? { holds: "yes" } : { holds: "unknown", fields: [] };
}

/** One thing that `where` picks must fulfil `must`; one that it does not pick need not. */
function implied(thing: Thing, picked: Verdict, fulfilled: Verdict): Verdict {
  if (picked.holds === "no" || fulfilled.holds === "yes") return HOLDS;
  if (picked.holds === "unknown") return picked;
  return fulfilled.holds === "no"
    ? { ...fulfilled, because: fulfilled.because.map((why) => `${why} on ${thing.id}`), culprits: [thing] }
    : fulfilled;
}
