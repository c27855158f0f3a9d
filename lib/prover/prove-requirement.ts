import { demandOf, type EstateIndex, type Id, type Requirement, type RequirementCertificates } from "../estate";
import { distinctFacts } from "./blame";
import { Certifier } from "./certify/certifier";
import { Decider, type Decision, type Failed } from "./decider";
import { type FailedScenario, minimalOnes } from "./explain/counterexamples";
import { explain } from "./explain/explain";
import { compileModel, movementsOf } from "./model/compile";
import type { Movement } from "./model/movement";
import { Scenario } from "./scenarios/scenario";
import { scenariosOf, universeOf } from "./scenarios/tolerance";
import type {
  Counterexample,
  FailedDomain,
  MissingFact,
  RequirementVerdict,
  UndecidedScenario,
  Verdict,
} from "./verdict";

export interface Work {
  readonly stepsPerScenario: number;
  readonly shouldStop: () => boolean;
  readonly onScenario: (decided: number, total: number) => void;
}

export interface ProvenRequirement {
  readonly verdict: RequirementVerdict;
  readonly certificates: RequirementCertificates;
}

const MOST_SCENARIOS = 500_000;
const MOST_EXAMPLES = 10;

/** Decides every scenario of one requirement. */
export function proveRequirement(index: EstateIndex, requirement: Requirement, work: Work): ProvenRequirement {
  const movements = movementsOf(index, requirement);
  const open = [...movements].flatMap(([cluster, movement]) => (movement === "unknown" ? [cluster] : []));
  const ways = choices(open).map((repack) => {
    const settled = new Map<Id, Movement>(movements);
    for (const cluster of open) settled.set(cluster, repack.includes(cluster) ? "repack" : "pinned");
    return { repack, decider: new Decider(compileModel(index, requirement, settled), work) };
  });
  const first = ways[0]?.decider;
  if (first === undefined) throw new Error("a requirement has at least one way to be decided");
  const { model } = first;
  const universe = universeOf(
    index,
    requirement.tolerate,
    model.hosts.map(({ id }) => id),
  );
  const certifier = new Certifier(index);
  const failed: FailedScenario[] = [];
  const missing = new Map<string, MissingFact>();
  const examples: UndecidedScenario[] = [];
  const unknownWays = open.map((cluster): MissingFact => ({ object: `clusters/${cluster}`, fact: "drs" }));
  const isVacuous = !model.cohorts.some(({ mustRun }) => mustRun);
  let survived = 0;
  let decided = 0;
  let undecided = 0;
  let migrations = 0;
  let stopped: string | undefined;

  const asScenario = (positions: readonly number[]): Scenario =>
    new Scenario(positions.flatMap((position) => universe.domains[position] ?? []));

  for (const positions of scenariosOf(universe)) {
    if (work.shouldStop()) stopped = "the work was stopped before it was decided";
    else if (decided >= MOST_SCENARIOS) stopped = `there are more than ${MOST_SCENARIOS} scenarios`;
    else if (isVacuous) stopped = "no VM in scope must run";
    else if (open.length > MOST_OPEN) stopped = "it is not known of too many clusters whether their VMs may be moved";
    if (stopped !== undefined) break;
    const scenario = asScenario(positions);
    const decisions = ways.map(({ decider }) => decider.decide(scenario));
    const outcome = agreement(decisions);
    const proofs = ways.map(({ decider }, w) => certifier.proofOf(decider, decisions[w] ?? NEVER));
    const [only] = proofs;
    let proof = only ?? "";
    if (ways.length > 1 && outcome !== "undecided") {
      proof = certifier.either(ways.map(({ repack }, w) => ({ repack, proof: proofs[w] ?? "" })));
    } else if (outcome === "undecided") {
      const facts = distinctFacts([
        ...(ways.length > 1 ? unknownWays : []),
        ...decisions.flatMap((decision) => (decision.outcome === "undecided" ? decision.missing : [])),
      ]);
      const because =
        decisions.find((decision) => decision.outcome === "undecided")?.because ??
        `it depends on whether running VMs of ${open.join(", ")} may be moved`;
      proof = certifier.proofOf(first, { outcome: "undecided", missing: facts, because });
      undecided += 1;
      for (const fact of facts) missing.set(`${fact.object}\u0000${fact.fact}`, fact);
      if (examples.length < MOST_EXAMPLES) examples.push({ failed: scenario.failed, because, missing: facts });
    }
    certifier.claim(outcome, proof, positions);
    if (outcome === "survived") survived += 1;
    for (const decision of decisions) {
      if (decision.outcome === "survived") migrations = Math.max(migrations, decision.migrations);
    }
    if (outcome === "failed") failed.push({ scenario: positions, proof, sort: sortOf(decisions[0]) });
    decided += 1;
    work.onScenario(decided, universe.total);
  }
  undecided += universe.total - decided;
  if (stopped !== undefined && examples.length < MOST_EXAMPLES) {
    examples.push({ failed: [], because: `${universe.total - decided} scenarios are open: ${stopped}`, missing: [] });
  }
  const verdict: Verdict = failed.length > 0 ? "fails" : undecided > 0 ? "undecided" : "tolerates";
  const scenarios = { total: universe.total, survived, failed: failed.length, undecided };
  const counterexamples = minimalOnes(failed, universe, first.before)
    .slice(0, MOST_COUNTEREXAMPLES)
    .map(({ first: entry, count, among }): Counterexample => {
      const scenario = asScenario(entry.scenario);
      const decision = ways.map(({ decider }) => decider.decide(scenario)).find(isFailed);
      if (decision === undefined) throw new Error("a failed scenario did not fail again");
      const alikeAmong: readonly FailedDomain[] | undefined = count > 1 ? among : undefined;
      return {
        failed: scenario.failed,
        alike: count,
        ...(alikeAmong ? { alikeAmong } : {}),
        ...explain(decision),
        certificate: entry.proof,
      };
    });
  return {
    verdict: {
      id: requirement.id,
      verdict,
      scenarios,
      counterexamples,
      missing: distinctFacts([...missing.values()]),
      undecidedExamples: examples,
      basis: {
        demand: demandOf(requirement),
        placement: Object.fromEntries(movements),
        vms: model.cohorts.reduce((sum, cohort) => sum + (cohort.mustRun ? cohort.vms.length : 0), 0),
        hosts: model.hosts.length,
        ...(survived > 0 ? { migrations } : {}),
      },
    },
    certificates: certifier.certificates(
      requirement,
      verdict,
      scenarios,
      universe,
      decided < universe.total ? certifier.open(stopped ?? "not decided") : undefined,
    ),
  };
}

const MOST_OPEN = 3;
const MOST_COUNTEREXAMPLES = 200;
const NEVER: Decision = { outcome: "undecided", missing: [], because: "" };

/** Every choice of the clusters that are moved, none first. */
function choices(open: readonly Id[]): readonly (readonly Id[])[] {
  if (open.length > MOST_OPEN) return [[]];
  return Array.from({ length: 2 ** open.length }, (_, mask) =>
    open.filter((_id, i) => Math.floor(mask / 2 ** i) % 2 === 1),
  );
}

function agreement(decisions: readonly Decision[]): Decision["outcome"] {
  const [first] = decisions;
  return first !== undefined && decisions.every(({ outcome }) => outcome === first.outcome)
    ? first.outcome
    : "undecided";
}

function isFailed(decision: Decision): decision is Failed {
  return decision.outcome === "failed";
}

/** What counterexamples must have in common to be told together. */
function sortOf(decision: Decision | undefined): string {
  if (decision?.outcome !== "failed") return "";
  const { why } = decision;
  if (why.kind !== "placement") return why.kind;
  return "dimension" in why.proof ? `${why.proof.kind} ${why.proof.dimension}` : why.proof.kind;
}
