import { type Estate, EstateIndex } from "../../../lib/estate";
import { type FailedDomain, prove, type RequirementVerdict } from "../../../lib/prover";
import { judge, type OracleVerdict, type Outcome } from "../../oracle";

/** What the prover says of the estate's requirements that the oracle contradicts; empty where they agree. */
export function disagreements(estate: Estate): readonly string[] {
  const { requirements } = prove(new EstateIndex(estate));
  return (estate.requirements ?? []).flatMap((requirement) => {
    const verdict = requirements.find(({ id }) => id === requirement.id);
    return verdict === undefined ? [`no verdict of ${requirement.id}`] : compare(verdict, judge(estate, requirement));
  });
}

export function compare(verdict: RequirementVerdict, oracle: OracleVerdict): readonly string[] {
  return [
    ...countsDiffer(verdict, oracle),
    ...verdictDiffers(verdict, oracle),
    ...counterexamplesDiffer(verdict, oracle),
    ...verdict.undecidedExamples.flatMap(({ failed }) =>
      outcomeOf(oracle, failed) === "undecided" || oracle.mayStayOpen
        ? []
        : [`${name(failed)} is said to be undecided`],
    ),
  ];
}

function countsDiffer({ scenarios }: RequirementVerdict, oracle: OracleVerdict): readonly string[] {
  const expected = {
    total: oracle.scenarios.length,
    survived: count(oracle, "survived"),
    failed: count(oracle, "failed"),
    undecided: count(oracle, "undecided"),
  };
  // Where a pinned VM has no host, or anything no cluster, it may be left undecided what fails whatever these are.
  const agree = oracle.mayStayOpen
    ? scenarios.total === expected.total && scenarios.survived === 0 && scenarios.failed <= expected.failed
    : scenarios.total === expected.total &&
      scenarios.survived === expected.survived &&
      scenarios.failed === expected.failed &&
      scenarios.undecided === expected.undecided;
  return agree ? [] : [`counts ${JSON.stringify(scenarios)}, expected ${JSON.stringify(expected)}`];
}

function verdictDiffers({ verdict, scenarios }: RequirementVerdict, oracle: OracleVerdict): readonly string[] {
  const allowed: readonly string[] = oracle.mayStayOpen
    ? ["undecided", ...(oracle.noStartSurvives || scenarios.failed > 0 ? ["fails"] : [])]
    : [oracle.verdict];
  return allowed.includes(verdict) ? [] : [`verdict ${verdict}, expected ${allowed.join(" or ")}`];
}

/** Counterexamples are the failed scenarios of which no part fails, each once, alone or among those that are alike. */
function counterexamplesDiffer(verdict: RequirementVerdict, oracle: OracleVerdict): readonly string[] {
  if (oracle.mayStayOpen) {
    return verdict.counterexamples
      .filter(({ failed }) => outcomeOf(oracle, failed) !== "failed")
      .map(({ failed }) => `${name(failed)} does not fail`);
  }
  const minimal = minimalFailures(oracle);
  const wrong = verdict.counterexamples
    .filter(({ failed }) => !minimal.includes(name(failed)))
    .map(({ failed }) => `${name(failed)} is no minimal counterexample, those are: ${minimal.join(" ")}`);
  const told = verdict.counterexamples.reduce((sum, { alike }) => sum + alike, 0);
  if (told === minimal.length) return wrong;
  return [...wrong, `${told} counterexamples are told, there are ${minimal.length}: ${minimal.join(" ")}`];
}

function minimalFailures(oracle: OracleVerdict): readonly string[] {
  const failures = oracle.scenarios.filter(({ outcome }) => outcome === "failed").map(({ failed }) => failed);
  return failures
    .filter(
      (failed) => !failures.some((other) => other.length < failed.length && other.every((one) => has(failed, one))),
    )
    .map(name);
}

function has(scenario: readonly FailedDomain[], { kind, id }: FailedDomain): boolean {
  return scenario.some((domain) => domain.kind === kind && domain.id === id);
}

function outcomeOf(oracle: OracleVerdict, failed: readonly FailedDomain[]): Outcome | undefined {
  return oracle.scenarios.find((scenario) => name(scenario.failed) === name(failed))?.outcome;
}

function count(oracle: OracleVerdict, outcome: Outcome): number {
  return oracle.scenarios.filter((scenario) => scenario.outcome === outcome).length;
}

function name(failed: readonly FailedDomain[]): string {
  const names = failed.map(({ kind, id }) => `${kind} ${id}`).sort();
  return `{${names.join(", ")}}`;
}
