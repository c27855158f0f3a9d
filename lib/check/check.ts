import { registry } from "../../policies/registry.generated";
import { assumptions, type Certificates, type Estate, EstateIndex, type Result } from "../estate";
import { DEFAULT_PROFILE, evaluate, type ProfileDocument, type ResolvedProfile, resolveProfile } from "../policy";
import { type ProveOptions, prove } from "../prover";
import { REPORT_FORMAT, type Report } from "../report";
import { NOT_MODELLED } from "./not-modelled";
import { notSeen } from "./not-seen";
import { heldByReservations } from "./overcommit";
import { reportedRequirement } from "./reported-requirement";

export interface CheckOptions {
  /** Name of a shipped profile, or one of the user's own. @default the estate's own, else `baseline` */
  readonly profile?: string | ProfileDocument;
  readonly prove?: ProveOptions;
}

export interface Checked {
  readonly report: Report;
  readonly certificates: Certificates;
}

/**
 * The main job, shared by command line and gate: proves a valid estate, evaluates the rules of the profile, and puts together what a
 * report says. Pure. The errors of the result are those of the profile: in its document, or where the estate names it.
 */
export function check(estate: Estate, options: CheckOptions = {}): Result<Checked> {
  const profile = resolveProfile(registry, options.profile ?? estate.profile ?? DEFAULT_PROFILE);
  if (profile.ok) return { ok: true, value: checked(estate, profile.value, options.prove) };
  if (options.profile !== undefined) return profile;
  return { ok: false, errors: profile.errors.map((error) => ({ ...error, pointer: "/profile" })) };
}

/** The proof alone, without rules. */
export function proof(estate: Estate, options: ProveOptions = {}): Checked {
  return checked(estate, { name: "none", rules: [] }, options);
}

function checked(estate: Estate, profile: ResolvedProfile, options: ProveOptions | undefined): Checked {
  const index = new EstateIndex(estate);
  const { requirements, certificates } = prove(index, options);
  const held = heldByReservations(estate, requirements, options);
  const { findings, rules } = evaluate({ index, verdicts: requirements, profile });
  const { name, clusters = [], hosts = [], vms = [], gate } = estate;
  const report: Report = {
    format: REPORT_FORMAT,
    estate: name,
    profile: profile.name,
    counts: { clusters: clusters.length, hosts: hosts.length, vms: vms.length },
    requirements: requirements.map((verdict) => reportedRequirement(verdict, index, held)),
    findings,
    rules,
    assumed: assumptions(index),
    notSeen: notSeen(estate),
    notModelled: NOT_MODELLED,
    ...(gate?.mode === "warn" ? { gate: { mode: "warn", reason: gate.reason ?? "no reason is given" } } : {}),
  };
  return { report, certificates };
}
