import { registry as shipped } from "../../policies/registry.generated";
import { admissionOf } from "../admission";
import { type Certificates, type Estate, EstateIndex, type Result } from "../estate";
import { prove } from "../failover";
import { DEFAULT_PROFILE, evaluate, type ProfileDocument, type Registry, resolveProfile } from "../policy";
import type { ProveOptions } from "../prover";
import type { Report } from "../report";
import { type AsideOptions, asidesOf } from "./asides";
import { assemble } from "./assemble";
import { type Baseline, comparedWith } from "./baseline";
import { inlineWaiverErrors, type WaiverOptions, waivedOf } from "./waivers";

export interface CheckOptions extends AsideOptions, WaiverOptions {
  /** Name of a shipped profile, or one of the user's own. @default the estate's own, else `baseline` */
  readonly profile?: string | ProfileDocument;
  /** Rules and profiles to choose from. @default those that are shipped */
  readonly registry?: Registry;
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
  const evaluation = evaluate({ index, verdicts, profile: profile.value });
  const admission = admissionOf(index);
  const asides = asidesOf(index, verdicts, admission, options);
  const waived = waivedOf(index, verdicts, evaluation, options);
  const { rules } = evaluation;
  const report = assemble(index, { profile: profile.value.name, verdicts, asides, admission, rules, ...waived });
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
