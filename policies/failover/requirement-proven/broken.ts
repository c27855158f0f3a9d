import { count, type EstateView, type Fail, fails, names, type RequirementView } from "../../../lib/policy";
import type { Counterexample, RequirementVerdict } from "../../../lib/prover";

/** One failure for each cause: counterexamples that lose VMs for the same reasons to the same kinds of domain. */
export function brokenBy(
  estate: EstateView,
  requirement: RequirementView,
  { counterexamples, startSearch }: RequirementVerdict,
): readonly Fail[] {
  if (counterexamples.length === 0)
    return [startless(requirement, startSearch?.because ?? "a scenario is not survived")];
  const byCause = new Map<string, Counterexample[]>();
  for (const counterexample of counterexamples) {
    const cause = causeOf(counterexample);
    const group = byCause.get(cause);
    if (group === undefined) byCause.set(cause, [counterexample]);
    else group.push(counterexample);
  }
  return [...byCause].map(([cause, group]) => broken(estate, requirement, cause, group));
}

/** No scenario fails for every start placement, and every start placement fails in some scenario. */
function startless(requirement: RequirementView, because: string): Fail {
  return fails({
    about: [requirement],
    cause: "no start placement",
    message: `"${requirement.id}" is not kept: ${because}`,
    expected: `a start placement with which every scenario of ${toleranceOf(requirement)} is survived`,
    found: "none exists",
  });
}

function causeOf({ failed, lost }: Counterexample): string {
  const kinds = failed.map((domain) => domain.kind).sort();
  const reasons = [...new Set(lost.map((vm) => vm.reason))].sort();
  return `${kinds.join("+")}: ${reasons.join("+")}`;
}

function broken(
  estate: EstateView,
  requirement: RequirementView,
  cause: string,
  group: readonly Counterexample[],
): Fail {
  const [first] = group;
  const scenarios = group.reduce((sum, one) => sum + one.alike, 0);
  const others = scenarios > 1 ? ` (and ${count(scenarios - 1, "scenario")} like it)` : "";
  const lost = new Set(group.flatMap((one) => one.lost.map((vm) => vm.vm)));
  return fails({
    about: [
      requirement,
      ...group.flatMap((one) => (one.alikeAmong ?? one.failed).map((domain) => estate.failed(domain))),
    ],
    cause,
    message: `"${requirement.id}" is not kept: ${first?.because ?? ""}${others}`,
    expected: `every VM in scope runs again in every scenario of ${toleranceOf(requirement)}`,
    found: `${count(lost.size, "VM")} lost in ${count(scenarios, "scenario")}: ${names([...lost].sort())}`,
  });
}

function toleranceOf(requirement: RequirementView): string {
  return Object.entries(requirement.tolerate)
    .map(([kind, amount]) => `${kind}=${amount}`)
    .join(",");
}
