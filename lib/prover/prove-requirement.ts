import { demandOf, type EstateIndex, type Requirement, type RequirementCertificates } from "../estate";
import { Certifier } from "./certify/certifier";
import { minimalOnes } from "./explain/counterexamples";
import { explain } from "./explain/explain";
import { JointJudge, MOST_OPEN } from "./judge/joint";
import type { Judge } from "./judge/judge";
import { partsOf } from "./judge/parts";
import { SplitJudge } from "./judge/split";
import { movementsOf } from "./model/compile";
import { mustRun, scopeOf } from "./model/scope";
import { scenariosOf, type Universe, universeOf } from "./scenarios/tolerance";
import { withStartPlacement } from "./start-placement";
import { Tally } from "./tally";
import type { Counterexample, RequirementVerdict } from "./verdict";

export interface Work {
  readonly stepsPerScenario: number;
  readonly shouldStop: () => boolean;
  readonly sweepFrom?: number;
  readonly stopAtFirstFailure: boolean;
  readonly looksForStart: boolean;
  readonly onScenario: (decided: number, total: number) => void;
}

export interface ProvenRequirement {
  readonly verdict: RequirementVerdict;
  readonly certificates: RequirementCertificates;
}

/** Decides every scenario of one requirement; where hosts of VMs that stay are all that is missing, looks for a start placement as well. */
export function proveRequirement(index: EstateIndex, requirement: Requirement, work: Work): ProvenRequirement {
  const proven = decideRequirement(index, requirement, work);
  return work.looksForStart ? withStartPlacement(index, requirement, proven, work, decideRequirement) : proven;
}

function decideRequirement(index: EstateIndex, requirement: Requirement, work: Work): ProvenRequirement {
  const scope = scopeOf(index, requirement);
  const movements = movementsOf(index, requirement);
  const hosts = scope.clusters.flatMap(({ id }) => index.hostsOfCluster(id));
  const vms = [...index.vms.values()].filter((vm) => mustRun(scope, vm)).length;
  const universe = universeOf(
    index,
    requirement.tolerate,
    hosts.map(({ id }) => id),
    work.stopAtFirstFailure,
  );
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
    const judged = judge.judge(scenario);
    tally.count(scenario, judged);
    certifier.claim(judged.outcome, judged.proof, scenario);
    work.onScenario(tally.decided, universe.total);
  }
  if (stopped !== undefined) tally.stop(stopped);

  const { verdict, scenarios, missing, examples, survived, migrations } = tally;
  return {
    verdict: {
      id: requirement.id,
      verdict,
      scenarios,
      counterexamples: counterexamplesOf(tally, universe, judge),
      missing,
      undecidedExamples: examples,
      basis: {
        demand: demandOf(requirement),
        placement: Object.fromEntries(movements),
        vms,
        hosts: hosts.length,
        ...(survived > 0 ? { migrations } : {}),
      },
    },
    certificates: certifier.certificates(requirement, verdict, scenarios, universe, stopped),
  };
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
  const joint = () => new JointJudge(index, requirement, movements, universe.domains, certifier, work);
  const parts = partsOf(index, requirement, movements);
  if (parts === undefined) return joint();
  return new SplitJudge(index, requirement, movements, parts, universe.domains, certifier, joint, work);
}

const MOST_COUNTEREXAMPLES = 200;

function counterexamplesOf(tally: Tally, universe: Universe, judge: Judge): readonly Counterexample[] {
  if (tally.failed.length === 0) return [];
  return minimalOnes(tally.failed, universe, judge.before)
    .slice(0, MOST_COUNTEREXAMPLES)
    .map(({ first, count, among }) => {
      return {
        failed: first.scenario.flatMap((position) => universe.domains[position] ?? []),
        alike: count,
        ...(count > 1 ? { alikeAmong: among } : {}),
        ...explain(judge.failureOf(first.scenario)),
        certificate: first.proof,
      };
    });
}
