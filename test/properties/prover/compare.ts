import { type Estate, EstateIndex } from "../../../lib/estate";
import { type FailedDomain, type ProveOptions, prove, type RequirementVerdict } from "../../../lib/prover";
import { judge, type OracleVerdict, type Outcome, type ScenarioOutcome } from "../../oracle";

/** What the prover says of the estate's requirements that the oracle contradicts; empty where they agree. */
export function disagreements(estate: Estate, options?: ProveOptions): readonly string[] {
  const { requirements } = prove(new EstateIndex(estate), options);
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
    ...verdict.undecidedExamples.flatMap(({ failed }) => {
      const found = scenarioOf(oracle, failed);
      return found?.outcome === "undecided" || found?.mayStayOpen ? [] : [`${name(failed)} is said to be undecided`];
    }),
  ];
}

/** Each scenario is decided as the oracle decides it; or left open where it may be. */
function countsDiffer({ scenarios }: RequirementVerdict, oracle: OracleVerdict): readonly string[] {
  const between = (told: number, outcome: Outcome) => {
    const all = oracle.scenarios.filter((scenario) => scenario.outcome === outcome);
    const least = all.filter(({ mayStayOpen }) => !mayStayOpen).length;
    return told >= least && told <= all.length ? [] : [`${told} ${outcome}, expected ${least} to ${all.length}`];
  };
  const { total, survived, failed, undecided } = scenarios;
  return [
    ...(total === oracle.scenarios.length ? [] : [`${total} scenarios, expected ${oracle.scenarios.length}`]),
    ...(survived + failed + undecided === total ? [] : ["the counts are not the total"]),
    ...between(survived, "survived"),
    ...between(failed, "failed"),
  ];
}

function verdictDiffers({ verdict, scenarios }: RequirementVerdict, oracle: OracleVerdict): readonly string[] {
  const { total, survived, failed } = scenarios;
  if (failed === 0 && verdict === "fails" && oracle.noStartSurvives) return [];
  const expected = failed > 0 ? "fails" : survived === total ? "tolerates" : "undecided";
  return verdict === expected ? [] : [`verdict ${verdict}, expected ${expected}`];
}

/** Counterexamples are the failed scenarios of which no part fails, each once, alone or among those that are alike. */
function counterexamplesDiffer({ counterexamples }: RequirementVerdict, oracle: OracleVerdict): readonly string[] {
  const told = counterexamples.map(({ failed }) => failed);
  const wrong = told
    .filter((failed) => scenarioOf(oracle, failed)?.outcome !== "failed" || told.some((other) => isPart(other, failed)))
    .map((failed) => `${name(failed)} is no minimal counterexample`);
  const failures = oracle.scenarios.filter(({ outcome }) => outcome === "failed");
  if (failures.some(({ mayStayOpen }) => mayStayOpen)) return wrong;
  const minimal = failures.filter(({ failed }) => !failures.some((other) => isPart(other.failed, failed)));
  const count = counterexamples.reduce((sum, { alike }) => sum + alike, 0);
  const names = minimal.map(({ failed }) => name(failed));
  const others = told.map(name).filter((one) => !names.includes(one));
  return [
    ...wrong,
    ...others.map((one) => `${one} is no minimal counterexample, those are: ${names.join(" ")}`),
    ...(count === names.length
      ? []
      : [`${count} counterexamples are told, there are ${names.length}: ${names.join(" ")}`]),
  ];
}

function isPart(part: readonly FailedDomain[], whole: readonly FailedDomain[]): boolean {
  return part.length < whole.length && part.every((one) => has(whole, one));
}

function has(scenario: readonly FailedDomain[], { kind, id }: FailedDomain): boolean {
  return scenario.some((domain) => domain.kind === kind && domain.id === id);
}

function scenarioOf(oracle: OracleVerdict, failed: readonly FailedDomain[]): ScenarioOutcome | undefined {
  return oracle.scenarios.find((scenario) => name(scenario.failed) === name(failed));
}

function name(failed: readonly FailedDomain[]): string {
  const names = failed.map(({ kind, id }) => `${kind} ${id}`).sort();
  return `{${names.join(", ")}}`;
}
