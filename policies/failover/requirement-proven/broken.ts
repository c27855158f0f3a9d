import { count, type Fail, fails, type Nameable, names, type RequirementView } from "../../../lib/policy";
import type { Counterexample, FailedDomain } from "../../../lib/prover";

/** One failure for each cause: counterexamples that lose VMs for the same reasons to the same kinds of domain. */
export function brokenBy(requirement: RequirementView, counterexamples: readonly Counterexample[]): readonly Fail[] {
  const byCause = new Map<string, Counterexample[]>();
  for (const counterexample of counterexamples) {
    const cause = causeOf(counterexample);
    const group = byCause.get(cause);
    if (group === undefined) byCause.set(cause, [counterexample]);
    else group.push(counterexample);
  }
  return [...byCause].map(([cause, group]) => broken(requirement, cause, group));
}

function causeOf({ failed, lost }: Counterexample): string {
  const kinds = failed.map((domain) => domain.kind).sort();
  const reasons = [...new Set(lost.map((vm) => vm.reason))].sort();
  return `${kinds.join("+")}: ${reasons.join("+")}`;
}

function broken(requirement: RequirementView, cause: string, group: readonly Counterexample[]): Fail {
  const [first] = group;
  const scenarios = group.reduce((sum, one) => sum + one.alike, 0);
  const others = scenarios > 1 ? `, and ${count(scenarios - 1, "scenario")} like it` : "";
  const lost = new Set(group.flatMap((one) => one.lost.map((vm) => vm.vm)));
  return fails({
    about: [requirement, ...group.flatMap((one) => (one.alikeAmong ?? one.failed).map(asSubject))],
    cause,
    message: `"${requirement.id}" is not kept ${first === undefined ? "" : eventOf(first.failed)}${others}: ${first?.because ?? ""}`,
    expected: `every VM in scope runs again in every scenario of ${toleranceOf(requirement)}`,
    found: `${count(lost.size, "VM")} lost in ${count(scenarios, "scenario")}: ${names([...lost].sort())}`,
  });
}

function eventOf(failed: readonly FailedDomain[]): string {
  if (failed.length === 0) return "even before anything fails";
  return `when ${names(failed.map(({ kind, id }) => `${kind} ${id}`))} ${failed.length === 1 ? "fails" : "fail"}`;
}

function toleranceOf(requirement: RequirementView): string {
  return Object.entries(requirement.tolerate)
    .map(([kind, amount]) => `${kind}=${amount}`)
    .join(",");
}

const LISTS: ReadonlyMap<string, string> = new Map([
  ["host", "hosts"],
  ["site", "sites"],
  ["datastore", "datastores"],
]);

function asSubject({ kind, id }: FailedDomain): Nameable {
  return { subject: { list: LISTS.get(kind) ?? "domains", id } };
}
