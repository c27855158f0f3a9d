import type { Problem } from "../fates/problem";
import { cellsFor } from "../search/cells";
import { YES } from "../tri";

/**
 * Checks a placement against what the strict reading of a scenario asks, from the model alone and nothing of the search. A scenario counts as
 * survived only after this. Returns what is wrong, or undefined.
 */
export function faultOf(problem: Problem, place: Int32Array): string | undefined {
  const { model, plans } = problem;
  const width = model.dimensions.length;
  const load = new Float64Array(model.hosts.length * width);
  for (let vm = 0; vm < place.length; vm += 1) {
    const cohort = model.cohortOfVm[vm] ?? 0;
    const duty = plans[cohort]?.duty;
    const host = place[vm] ?? -1;
    // One that neither needs room nor has to run is left out of the reckoning.
    if (duty === "down") continue;
    if (host === -1) {
      if (duty === "required" || duty === "stays") return `${model.vms[vm]?.id} is not placed`;
      continue;
    }
    if (duty === "stays" ? model.cohorts[cohort]?.home !== host : problem.allowed(cohort)[host] !== 1) {
      return `${model.vms[vm]?.id} cannot be on ${model.hosts[host]?.id}`;
    }
    for (let d = 0; d < width; d += 1) {
      load[host * width + d] = (load[host * width + d] ?? 0) + (model.demand[vm * width + d] ?? 0);
    }
  }
  for (let i = 0; i < load.length; i += 1) {
    if ((load[i] ?? 0) > (problem.capacity[i] ?? 0)) return `${model.hosts[Math.floor(i / width)]?.id} is overloaded`;
  }
  return brokenRule(problem, place) ?? missedQuorum(problem, place);
}

function brokenRule(problem: Problem, place: Int32Array): string | undefined {
  const { rules } = problem.model;
  const hostOf = (vm: number): number =>
    problem.plans[problem.model.cohortOfVm[vm] ?? 0]?.duty === "down" ? -1 : (place[vm] ?? -1);
  for (const apart of rules.apart) {
    const cells = cellsFor(apart, problem.reading);
    if (cells === undefined) continue;
    const taken = new Set<number>();
    let standing = 0;
    let anywhere = 0;
    for (const vm of apart.vms) {
      const host = hostOf(vm);
      if (host === -1) continue;
      standing += 1;
      if (cells.anywhere?.[host] === 1) anywhere += 1;
      for (const cell of cells.ofHost[host] ?? []) {
        if (taken.has(cell)) return `rule ${apart.rule.id} is broken`;
        taken.add(cell);
      }
    }
    if (anywhere > 0 && standing > 1) return `rule ${apart.rule.id} may be broken`;
  }
  for (const together of rules.together) {
    if (problem.reading === "lenient" && together.mandatory !== YES) continue;
    const hosts = new Set(together.vms.map(hostOf).filter((host) => host !== -1));
    if (hosts.size > 1) return `rule ${together.rule.id} is broken`;
  }
  return undefined;
}

function missedQuorum(problem: Problem, place: Int32Array): string | undefined {
  const { model, plans } = problem;
  for (const service of model.services) {
    const running = service.vms.filter((vm) => {
      const plan = plans[model.cohortOfVm[vm] ?? 0];
      return place[vm] !== -1 && plan?.counts === true && plan.duty !== "down";
    });
    if (running.length < service.quorum)
      return `service ${service.service.id} has ${running.length} of ${service.quorum}`;
  }
  return undefined;
}
