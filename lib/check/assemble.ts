import type { ClusterAdmission } from "../admission";
import { assumptions, type EstateIndex, type Id } from "../estate";
import type { RuleRun, Waived } from "../policy";
import type { RequirementVerdict } from "../prover";
import { REPORT_FORMAT, type Report } from "../report";
import type { Aside } from "./asides";
import { degradation } from "./degradation";
import { NOT_MODELLED } from "./not-modelled";
import { notSeen } from "./not-seen";
import { reportedRequirement } from "./reported-requirement";

export interface Parts extends Waived {
  readonly rules: readonly RuleRun[];
  readonly profile: string;
  readonly verdicts: readonly RequirementVerdict[];
  readonly asides: ReadonlyMap<Id, Aside>;
  readonly admission: readonly ClusterAdmission[];
}

/** Puts together what a report says. */
export function assemble(index: EstateIndex, parts: Parts): Report {
  const { profile, verdicts, asides, admission, findings, rules, counterexamples, uses } = parts;
  const { name, clusters = [], hosts = [], vms = [], gate, degraded } = index.estate;
  return {
    format: REPORT_FORMAT,
    estate: name,
    profile,
    counts: { clusters: clusters.length, hosts: hosts.length, vms: vms.length },
    requirements: verdicts.map((verdict) =>
      reportedRequirement(verdict, index, asides.get(verdict.id), counterexamples),
    ),
    findings,
    rules,
    assumed: assumptions(index),
    notSeen: notSeen(index.estate),
    ...(degraded === undefined ? {} : { degraded: degraded.map(degradation) }),
    notModelled: NOT_MODELLED,
    ...(admission.length === 0 ? {} : { admission }),
    ...(uses.length === 0 ? {} : { waivers: uses }),
    ...(gate?.mode === "warn" ? { gate: { mode: "warn", reason: gate.reason ?? "no reason is given" } } : {}),
  };
}
