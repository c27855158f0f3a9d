import { type FailureProof, type Id, type LostProof, powerOf } from "../../estate";
import type { Failed } from "../decider";
import { fateOf } from "../explain/reason";
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
  if (why.kind === "start") {
    const { vm, host, dimension, apart, together } = why.start;
    const rule =
      apart !== undefined
        ? model.rules.apart[apart]?.rule.id
        : together !== undefined
          ? model.rules.together[together]?.rule.id
          : undefined;
    return {
      kind: "start",
      vm: positions.vm(model, vm),
      host: positions.host(model, host),
      ...(dimension === undefined ? {} : { dimension: model.dimensions[dimension]?.name ?? "" }),
      ...(rule === undefined ? {} : { rule: positions.rule(rule) }),
    };
  }
  if (why.kind === "continuity") {
    const places = [...why.exposed.places].flatMap(([vm, h]) => [positions.vm(model, vm), positions.host(model, h)]);
    return { kind: "continuity", service: positions.service(why.exposed.service.id), places };
  }
  return placementFailure(failed, why.proof, positions, isWhole);
}

function placementFailure(
  { problem, situation }: Failed,
  proof: Impossible,
  positions: Positions,
  isWhole: boolean,
): FailureProof {
  const { model } = problem;
  const vms = (list: readonly number[]) => list.map((vm) => positions.vm(model, vm));
  const hosts = (list: readonly number[]) => list.map((h) => positions.host(model, h)).sort((a, b) => a - b);
  switch (proof.kind) {
    case "dead":
      return lost({ problem, situation }, positions);
    case "homeless": {
      const [vm = 0] = proof.unit;
      // Where nothing but room is wanting, it has no fate of its own.
      const reason = fateOf(situation, vm)?.reason ?? "no-room";
      const nowhere = reason === "no-reachable-host" || reason === "rule" ? reason : "no-room";
      if (proof.unit.length === 1) return { kind: "lost", vms: [{ vm: positions.vm(model, vm), reason: nowhere }] };
      const rules = model.rules.together.filter((rule) => rule.vms.some((member) => proof.unit.includes(member)));
      const ids = rules.map(({ rule }) => positions.rule(rule.id));
      return { kind: "together", rules: ids, vms: vms(proof.unit) };
    }
    case "stays":
      return { kind: "start", vm: positions.vm(model, proof.vm), host: positions.host(model, proof.host) };
    case "sum":
      return {
        kind: "sum",
        multipliers: { [model.dimensions[proof.dimension]?.name ?? ""]: 1 },
        hosts: isWhole && proof.hosts.length === survivors(problem).length ? "all" : hosts(proof.hosts),
      };
    case "steps":
      return {
        kind: "steps",
        multipliers: { [model.dimensions[proof.dimension]?.name ?? ""]: 1 },
        hosts: hosts(proof.hosts),
        steps: proof.steps,
      };
    case "crowd":
      return {
        kind: "crowd",
        rule: positions.rule(model.rules.apart[proof.rule]?.rule.id ?? ""),
        vms: vms(proof.vms),
      };
    case "search":
      return { kind: "search", steps: proof.steps };
  }
}

function lost({ problem, situation }: Pick<Failed, "problem" | "situation">, positions: Positions): LostProof {
  const { model } = problem;
  const of = (vm: number): LostProof["vms"][number] => {
    const fate = fateOf(situation, vm);
    const at = fate?.at === undefined ? {} : { at: positions.host(model, fate.at) };
    return { vm: positions.vm(model, vm), reason: fate?.reason ?? "no-automatic-restart", ...at };
  };
  const [c] = problem.deadCohorts;
  const cohort = model.cohorts[c ?? -1];
  const [vm = 0] = cohort?.vms ?? [];
  if (c !== undefined) return { kind: "lost", vms: [of(vm)] };
  const service = model.services[problem.deadServices[0] ?? 0];
  const down = (service?.vms ?? []).filter((member) => !problem.plans[model.cohortOfVm[member] ?? 0]?.counts);
  const isOff = (id: Id) => powerOf(model.index.vms.get(id) ?? { id }) !== "on";
  const off = (service?.service.vms ?? []).filter((id) => !model.positionOfVm.has(id) && isOff(id));
  return {
    kind: "lost",
    service: positions.service(service?.service.id ?? ""),
    vms: [...down.map(of), ...off.map((id) => ({ vm: positions.vmNamed(id), reason: "off" as const }))],
  };
}
