import type { Problem } from "../fates/problem";
import type { LossReason, LostVm } from "../verdict";
import type { Explanation } from "./explain";
import { leftOut } from "./left-out";
import { fateOf } from "./reason";
import { counted, listed } from "./words";

/** VMs and services that no placement can save in the scenario. */
export function lostByFate(problem: Problem, event: string): Explanation {
  const { model, situation } = problem;
  const lost: LostVm[] = [];
  for (const c of problem.deadCohorts) {
    for (const vm of model.cohorts[c]?.vms ?? []) {
      const reason = fateOf(situation, vm)?.reason ?? "no-reachable-host";
      lost.push({ vm: model.vms[vm]?.id ?? "", reason: reason === "off" ? "quorum" : reason });
    }
  }
  if (lost.length > 0) {
    const [first] = lost;
    const alike = lost.filter(({ reason }) => reason === first?.reason);
    const at = placesOf(problem, alike);
    const rest = leftOut(problem, 0);
    const more =
      rest.lost.length === 0
        ? ""
        : `; of the others, ${counted(rest.lost.length, "VM")} ${rest.lost.length === 1 ? "finds" : "find"} no place`;
    return {
      lost: [...lost, ...rest.lost],
      down: { atLeast: lost.length + (rest.down?.atLeast ?? 0), isFewest: rest.down?.isFewest ?? true },
      because: `${event}, ${sentenceOf(first?.reason ?? "no-room", alike, at, lost.length - alike.length)}${more}`,
    };
  }
  for (const s of problem.deadServices) {
    for (const vm of model.services[s]?.vms ?? []) {
      const plan = problem.plans[model.cohortOfVm[vm] ?? 0];
      if (!plan?.counts) lost.push({ vm: model.vms[vm]?.id ?? "", reason: "quorum" });
    }
  }
  const [s = 0] = problem.deadServices;
  const service = model.services[s];
  const alive = service?.vms.filter((vm) => problem.plans[model.cohortOfVm[vm] ?? 0]?.counts).length ?? 0;
  return {
    lost,
    because: `${event}, ${service?.service.id} has at most ${alive} of its ${counted(service?.service.vms.length ?? 0, "replica")} and needs ${service?.quorum}`,
  };
}

function placesOf(problem: Problem, lost: readonly LostVm[]): readonly string[] {
  const { model, situation } = problem;
  const hosts = lost.map(({ vm }) => fateOf(situation, model.positionOfVm.get(vm) ?? -1)?.at);
  return [...new Set(hosts.flatMap((h) => (h === undefined ? [] : (model.hosts[h]?.id ?? []))))];
}

function sentenceOf(reason: LossReason, alike: readonly LostVm[], at: readonly string[], others: number): string {
  const vms = listed(alike.map(({ vm }) => vm));
  const rest =
    others > 0 ? `; ${counted(others, "other VM")} is lost for other reasons`.replace("VMs is", "VMs are") : "";
  const one = alike.length === 1;
  const where = at.length > 0 ? ` on ${listed(at)}` : "";
  switch (reason) {
    case "data-lost":
      return `the data of ${vms} is gone with a datastore${rest}`;
    case "nothing-reacts":
      return `${vms}${where} ${one ? "loses" : "lose"} a datastore or network that the host no longer reaches, and nothing reacts${rest}`;
    case "no-automatic-restart":
      return `nothing restarts ${vms}${where}: HA is off${rest}`;
    case "rule":
      return `mandatory VM-host rules leave no surviving host for ${vms}${rest}`;
    case "no-room":
      return `no host that is left is large enough for ${vms}${rest}`;
    default:
      return `no host that is left reaches the storage and networks of ${vms} and has the threads${rest}`;
  }
}
