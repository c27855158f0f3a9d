import { type FailureProof, type Id, type NowhereProof, powerOf } from "../../estate";
import type { Failed } from "../decision";
import type { Model } from "../model/model";
import type { Cases } from "../search/cases";
import type { Impossible } from "../search/impossible";
import { survivors } from "../search/sums";
import type { Positions } from "./positions";

/**
 * What shows that a scenario fails.
 * @param isWhole whether all scoped clusters were looked at together
 */
export function failureProof(failed: Failed, positions: Positions, isWhole: boolean): FailureProof {
  const { problem, why } = failed;
  const { model } = problem;
  if (why.kind === "start") return { kind: "start" };
  if (why.kind === "continuity") {
    const places = [...why.exposed.places].flatMap(([vm, h]) => [positions.vm(model, vm), positions.host(model, h)]);
    return { kind: "continuity", service: positions.service(why.exposed.service.id), places };
  }
  return placementFailure(failed, why.proof, positions, isWhole);
}

function placementFailure(
  { problem }: Failed,
  proof: Impossible,
  positions: Positions,
  isWhole: boolean,
): FailureProof {
  const { model } = problem;
  const vms = (list: readonly number[]) => list.map((vm) => positions.vm(model, vm));
  const hosts = (list: readonly number[]) => list.map((h) => positions.host(model, h)).sort((a, b) => a - b);
  switch (proof.kind) {
    case "dead":
      return lost({ problem }, positions);
    case "homeless":
      return nowhere(model, { unit: proof.unit, on: [] }, positions);
    case "stays":
      return { kind: "start" };
    case "sum":
      return {
        kind: "sum",
        multipliers: { [model.dimensions[proof.dimension]?.name ?? ""]: 1 },
        hosts: isWhole && proof.hosts.length === survivors(problem).length ? "all" : hosts(proof.hosts),
      };
    case "steps": {
      const name = model.dimensions[proof.dimension]?.name ?? "";
      return {
        kind: "weights",
        hosts: isWhole && proof.hosts.length === survivors(problem).length ? "all" : hosts(proof.hosts),
        items: proof.steps.map(({ atLeast, weight }) => ({ demand: { [name]: atLeast }, weight })),
      };
    }
    case "weights":
      return {
        kind: "weights",
        hosts: isWhole && proof.hosts.length === model.hosts.length ? "all" : hosts(proof.hosts),
        items: proof.items.map(({ demand, weight }) => ({ demand: named(model, demand), weight })),
      };
    case "crowd":
      return {
        kind: "crowd",
        rule: positions.rule(model.rules.apart[proof.rule]?.rule.id ?? ""),
        vms: vms(proof.vms),
      };
    case "search":
      return proof.cases === undefined
        ? { kind: "search", steps: proof.steps }
        : nowhere(model, proof.cases, positions);
  }
}

/** Amounts above 0, by the name of the dimension. */
function named({ dimensions }: Model, demand: readonly number[]): { readonly [dimension: string]: number } {
  const amounts = demand.map((amount, d) => [dimensions[d]?.name ?? "", amount] as const);
  return Object.fromEntries(amounts.filter(([, amount]) => amount > 0));
}

function nowhere(model: Model, { unit, on }: Cases, positions: Positions): NowhereProof {
  const rules = model.rules.together.filter((rule) => rule.vms.some((member) => unit.includes(member)));
  return {
    kind: "nowhere",
    rules: unit.length === 1 ? [] : rules.map(({ rule }) => positions.rule(rule.id)),
    vms: unit.map((vm) => positions.vm(model, vm)),
    ...(on.length === 0
      ? {}
      : {
          but: on.map(({ host, then }) => ({
            host: positions.host(model, host),
            proof: nowhere(model, then, positions),
          })),
        }),
  };
}

function lost({ problem }: Pick<Failed, "problem">, positions: Positions): FailureProof {
  const { model } = problem;
  const [c] = problem.deadCohorts;
  if (c !== undefined) {
    const [vm = 0] = model.cohorts[c]?.vms ?? [];
    return { kind: "nowhere", rules: [], vms: [positions.vm(model, vm)] };
  }
  const service = model.services[problem.deadServices[0] ?? 0];
  const down = (service?.vms ?? []).filter((member) => !problem.plans[model.cohortOfVm[member] ?? 0]?.counts);
  const isOff = (id: Id) => powerOf(model.index.vms.get(id) ?? { id }) !== "on";
  const off = (service?.service.vms ?? []).filter((id) => !model.positionOfVm.has(id) && isOff(id));
  return {
    kind: "quorum",
    service: positions.service(service?.service.id ?? ""),
    vms: [...down.map((vm) => positions.vm(model, vm)), ...off.map((id) => positions.vmNamed(id))],
  };
}
