import { registry as shipped } from "../../policies/registry.generated";
import { admissionOf } from "../admission";
import { type Certificates, type Estate, EstateIndex, type PlannedChange, type Result } from "../estate";
import { prove } from "../failover";
import { DEFAULT_PROFILE, evaluate, type ProfileDocument, type Registry, resolveProfile } from "../policy";
import type { ProveOptions } from "../prover";
import type { Report } from "../report";
import { type AsideOptions, asidesOf } from "./asides";
import { assemble } from "./assemble";
import { type Baseline, comparedWith } from "./baseline";
import { changeInput, withChange } from "./change";
import { inlineWaiverErrors, type WaiverOptions, waivedOf } from "./waivers";

export interface CheckOptions extends AsideOptions, WaiverOptions {
  /** Name of a shipped profile, or one of the user's own. @default the estate's own, else `baseline` */
  readonly profile?: string | ProfileDocument;
  /** Rules and profiles to choose from. @default those that are shipped */
  readonly registry?: Registry;
  /** What is about to be applied, with the estate before it: judged by rules about changes, and compared. @default the estate is as it is */
  readonly change?: PlannedChange;
  /** An earlier run: what it found too is marked as known and counts for nothing. @default none */
  readonly baseline?: Baseline;
}

export interface Checked {
  readonly report: Report;
  readonly certificates: Certificates;
}

/**
 * The main job, shared by command line and gate: proves a valid estate, evaluates the rules of the profile, looks for what would mend it, and
 * puts together what a report says. Pure. The errors of the result are those of the profile, in its document or where the estate names it, and
 * those of the estate's own waivers, with pointers below `/waivers`.
 */
export function check(estate: Estate, options: CheckOptions = {}): Result<Checked> {
  const { registry = shipped } = options;
  const profile = resolveProfile(registry, options.profile ?? estate.profile ?? DEFAULT_PROFILE);
  if (!profile.ok) {
    if (options.profile !== undefined) return profile;
    return { ok: false, errors: profile.errors.map((error) => ({ ...error, pointer: "/profile" })) };
  }
  const wrongWaivers = inlineWaiverErrors(estate, options, registry);
  if (wrongWaivers.length > 0) return { ok: false, errors: wrongWaivers };
  const index = new EstateIndex(estate);
  const { requirements: verdicts, certificates } = prove(index, options.prove);
  const change = changeInput(options.change, options.prove);
  const today = options.today === undefined ? {} : { today: options.today };
  const judged = { index, verdicts, profile: profile.value, ...today };
  const evaluation = evaluate(change === undefined ? judged : { ...judged, change });
  const admission = admissionOf(index);
  const asides = asidesOf(index, verdicts, admission, options);
  const waived = waivedOf(index, verdicts, evaluation, options);
  const { rules } = evaluation;
  const parts = { profile: profile.value.name, verdicts, asides, admission, rules, ...waived };
  const alone = assemble(index, parts);
  const report = change === undefined ? alone : withChange(alone, change, profile.value, options);
  const { baseline } = options;
  return {
    ok: true,
    value: { report: baseline === undefined ? report : comparedWith(baseline, report), certificates },
  };
}

/** The proof alone: no rules, and nothing beside the verdicts. */
export function proof(estate: Estate, options: ProveOptions = {}): Checked {
  const index = new EstateIndex(estate);
  const { requirements: verdicts, certificates } = prove(index, options);
  const nothingBeside = {
    asides: new Map(),
    admission: [],
    findings: [],
    rules: [],
    counterexamples: new Map(),
    uses: [],
  };
  const report = assemble(index, { profile: "none", verdicts, ...nothingBeside });
  return { report, certificates };
}
