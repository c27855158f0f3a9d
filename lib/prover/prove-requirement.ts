import {
  type Certificates,
  demandOf,
  type EstateIndex,
  type Host,
  type Id,
  type Requirement,
  type RequirementCertificates,
} from "../estate";
import { Certifier } from "./certify/certifier";
import type { Elsewhere } from "./elsewhere";
import { minimalOnes } from "./explain/counterexamples";
import { explain } from "./explain/explain";
import { JointJudge, MOST_OPEN } from "./judge/joint";
import type { Judge, Judged } from "./judge/judge";
import { partsOf } from "./judge/parts";
import { SplitJudge } from "./judge/split";
import { movementsOf } from "./model/compile";
import { mustRun, scopeOf } from "./model/scope";
import { scenariosOf, type Universe, universeOf } from "./scenarios/tolerance";
import { withStartPlacement } from "./start-placement";
import { Tally } from "./tally";
import type { Counterexample, FailedDomain, RequirementVerdict } from "./verdict";

/** How long a scenario may be searched. */
export interface SearchWork {
  readonly stepsPerScenario: number;
  readonly shouldStop: () => boolean;
  readonly sweepFrom?: number;
  readonly previous?: Certificates;
  readonly threads?: number;
}

export interface Work extends SearchWork {
  readonly stopAtFirstFailure: boolean;
  readonly looksForStart: boolean;
  readonly onScenario: (decided: number, total: number) => void;
  readonly elsewhere?: (index: EstateIndex, requirement: Requirement, work: SearchWork) => Elsewhere | undefined;
}

export interface ProvenRequirement {
  readonly verdict: RequirementVerdict;
  readonly certificates: RequirementCertificates;
}

/** Decides every scenario of one requirement; where hosts of VMs that stay are all that is missing, looks for a start placement as well. */
export function proveRequirement(index: EstateIndex, requirement: Requirement, work: Work): ProvenRequirement {
  const proven = decideLike(index, requirement, work);
  return work.looksForStart ? withStartPlacement(index, requirement, proven, work, decideRequirement) : proven;
}

/** By what an earlier proof says first; where that leaves more open than missing facts do, from nothing, so that it never costs a verdict. */
function decideLike(index: EstateIndex, requirement: Requirement, work: Work): ProvenRequirement {
  const { previous, ...alone } = work;
  const proven = decideRequirement(index, requirement, work);
  const { scenarios, missing, verdict } = proven.verdict;
  const isOpen = scenarios.undecided > 0 && missing.length === 0 && (verdict !== "fails" || !work.stopAtFirstFailure);
  if (previous === undefined || !isOpen || work.shouldStop()) return proven;
  const fresh = decideRequirement(index, requirement, alone);
  return fresh.verdict.scenarios.undecided <= scenarios.undecided ? fresh : proven;
}

function decideRequirement(index: EstateIndex, requirement: Requirement, work: Work): ProvenRequirement {
  const scope = scopeOf(index, requirement);
  const movements = movementsOf(index, requirement);
  const hosts = scope.clusters.flatMap(({ id }) => index.hostsOfCluster(id));
  const vms = [...index.vms.values()].filter((vm) => mustRun(scope, vm)).length;
  const elsewhere = work.elsewhere?.(index, requirement, work);
  const failing = tolerated(requirement, hosts, elsewhere);
  const universe = universeOf(index, requirement.tolerate, failing, work.stopAtFirstFailure);
  const certifier = new Certifier(index);
  const judge = judgeFor(index, requirement, universe, certifier, work);
  const tally = new Tally(universe);
  const limit = (): string | undefined => {
    if (work.shouldStop()) return "the work was stopped before it was decided";
    if (work.stopAtFirstFailure && tally.failed.length > 0) return "one that fails is all that was asked for";
    if (vms === 0) return "no VM in scope must run";
    const open = [...movements.values()].filter((movement) => movement === "unknown");
    if (open.length > MOST_OPEN) return "it is not known of too many clusters whether their VMs may be moved";
    return tally.decided >= judge.mostScenarios ? `there are more than ${judge.mostScenarios} scenarios` : undefined;
  };

  let stopped: string | undefined;
  for (const scenario of scenariosOf(universe)) {
    stopped = limit();
    if (stopped !== undefined) break;
    const judged =
      (elsewhere && judgedElsewhere(elsewhere, named(universe, scenario), certifier)) ?? judge.judge(scenario);
    tally.count(scenario, judged);
    certifier.claim(judged.outcome, judged.proof, scenario);
    work.onScenario(tally.decided, universe.total);
  }
  judge.end();
  if (stopped !== undefined) tally.stop(stopped);

  const { verdict, scenarios, missing, examples, survived, migrations } = tally;
  const witnesses = elsewhere?.witnesses() ?? [];
  return {
    verdict: {
      id: requirement.id,
      verdict,
      scenarios,
      counterexamples: counterexamplesOf(tally, universe, judge, elsewhere),
      missing,
      undecidedExamples: examples,
      ...(witnesses.length === 0 ? {} : { recoveries: witnesses }),
      basis: {
        demand: demandOf(requirement),
        placement: Object.fromEntries(movements),
        vms,
        hosts: hosts.length,
        ...(survived > 0 ? { migrations } : {}),
      },
    },
    certificates: certifier.certificates(requirement, verdict, scenarios, universe, stopped, elsewhere?.recoveries()),
  };
}

/** Hosts whose failures the tolerance is about: those of the scoped clusters, and beside other losses those where VMs come up. */
function tolerated(requirement: Requirement, hosts: readonly Host[], elsewhere: Elsewhere | undefined): readonly Id[] {
  const own = hosts.map(({ id }) => id);
  const isHostsAlone = Object.keys(requirement.tolerate).every((kind) => kind === "host");
  return isHostsAlone ? own : [...new Set([...own, ...(elsewhere?.hosts ?? [])])];
}

function judgedElsewhere(
  elsewhere: Elsewhere,
  failed: readonly FailedDomain[],
  certifier: Certifier,
): Judged | undefined {
  const decided = elsewhere.decide(failed);
  return decided && { ...decided, proof: certifier.given(decided.proof) };
}

function named(universe: Universe, scenario: readonly number[]): readonly FailedDomain[] {
  return scenario.flatMap((position) => universe.domains[position] ?? []);
}

/** Clusters that nothing ties together are judged one by one. */
function judgeFor(
  index: EstateIndex,
  requirement: Requirement,
  universe: Universe,
  certifier: Certifier,
  work: Work,
): Judge {
  const movements = movementsOf(index, requirement);
  const joint = () =>
    new JointJudge(index, requirement, movements, universe.domains, certifier, { ...work, scenarios: universe.total });
  const parts = partsOf(index, requirement, movements);
  if (parts === undefined) return joint();
  return new SplitJudge(index, requirement, movements, parts, universe.domains, certifier, joint, work);
}

const MOST_COUNTEREXAMPLES = 200;
/** The first are told in full. */
const MOST_DETAILED = 20;

function counterexamplesOf(
  tally: Tally,
  universe: Universe,
  judge: Judge,
  elsewhere: Elsewhere | undefined,
): readonly Counterexample[] {
  if (tally.failed.length === 0) return [];
  return minimalOnes(tally.failed, universe, judge.before)
    .slice(0, MOST_COUNTEREXAMPLES)
    .map(({ first, count, among }, i) => {
      const failed = named(universe, first.scenario);
      return {
        failed,
        alike: count,
        ...(count > 1 ? { alikeAmong: among } : {}),
        ...(elsewhere?.explain(failed) ?? explain(judge.failureOf(first.scenario), i < MOST_DETAILED)),
        certificate: first.proof,
      };
    });
}
