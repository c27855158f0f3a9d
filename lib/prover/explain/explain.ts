import type { Failed } from "../decision";
import type { Problem } from "../fates/problem";
import { roomLeft } from "../search/fragments";
import type { Impossible } from "../search/impossible";
import { unitsOf } from "../search/units";
import { YES } from "../tri";
import type { Counterexample, LostVm, Shortage } from "../verdict";
import { confined, rowOf } from "./confined";
import { leftOut } from "./left-out";
import { lostByFate } from "./lost";
import { unplaceableSet } from "./unplaceable";
import { amount, counted, dimensionLabel, listed, when } from "./words";

export type Explanation = Pick<Counterexample, "lost" | "because" | "shortage" | "down" | "unplaceable">;

/**
 * Which VMs stay down in a failed scenario, and why, in one sentence with the arithmetic.
 * @param isDetailed whether VMs are looked for that cannot all be placed, which takes work
 */
export function explain(failure: Failed, isDetailed = true): Explanation {
  const { problem, situation, why } = failure;
  const { model } = problem;
  const event = when(situation.scenario.failed);
  if (why.kind === "continuity") {
    const { service, running, quorum, touched, places } = why.exposed;
    const at = [...new Set(touched.map((vm) => model.hosts[places.get(vm) ?? -1]?.id ?? ""))];
    return {
      lost: touched.map((vm) => ({ vm: model.vms[vm]?.id ?? "", reason: "quorum" })),
      because: `${event}, ${service.id} keeps ${running} of its ${service.vms.length} replicas running and needs ${quorum}: ${listed(touched.map((vm) => model.vms[vm]?.id ?? ""))} may be on ${listed(at)}`,
    };
  }
  if (why.kind === "start") return explainStart(failure.problem, why.start);
  return explainPlacement(problem, why.proof, event, isDetailed);
}

function explainStart(problem: Problem, start: Extract<Failed["why"], { kind: "start" }>["start"]): Explanation {
  const { model } = problem;
  const vm = model.vms[start.vm]?.id ?? "";
  const host = model.hosts[start.host]?.id ?? "";
  const broken = "the placement is broken before anything fails";
  const rule =
    start.apart !== undefined
      ? model.rules.apart[start.apart]?.rule.id
      : start.together !== undefined
        ? model.rules.together[start.together]?.rule.id
        : undefined;
  if (rule !== undefined) {
    return { lost: [{ vm, reason: "rule" }], because: `${broken}: ${vm} on ${host} breaks rule ${rule}` };
  }
  const dimension = start.dimension === undefined ? undefined : model.dimensions[start.dimension];
  if (start.dimension === undefined || dimension === undefined) {
    return { lost: [{ vm, reason: "no-reachable-host" }], because: `${broken}: ${vm} cannot run on ${host}` };
  }
  const d = start.dimension;
  const here = [...model.vms.keys()].filter(
    (other) => model.cohorts[model.cohortOfVm[other] ?? 0]?.home === start.host,
  );
  const shortage = shortageOf(problem, d, [start.host], here);
  return {
    lost: [{ vm, reason: "no-room" }],
    because: `${broken}: ${counted(here.length, "VM")} on ${host} ${sentence(shortage)}`,
    shortage,
  };
}

function explainPlacement(problem: Problem, proof: Impossible, event: string, isDetailed: boolean): Explanation {
  if (proof.kind === "dead") return lostByFate(problem, event);
  const { lost, down } = leftOut(problem);
  const unplaceable = isDetailed ? unplaceableSet(problem, proof) : undefined;
  const told = whyNone(problem, proof, event);
  return {
    lost:
      proof.kind === "crowd"
        ? asRule(
            lost,
            proof.vms.map((vm) => problem.model.vms[vm]?.id ?? ""),
          )
        : lost,
    ...(down === undefined ? {} : { down }),
    ...(unplaceable === undefined ? {} : { unplaceable }),
    ...told,
  };
}

/** Why no placement exists, and the arithmetic where a sum decides. */
function whyNone(
  problem: Problem,
  proof: Exclude<Impossible, { kind: "dead" }>,
  event: string,
): Pick<Explanation, "because" | "shortage"> {
  const { model } = problem;
  const units = unitsOf(problem);
  const named = (vms: readonly number[]) => listed(vms.map((vm) => model.vms[vm]?.id ?? ""));
  switch (proof.kind) {
    case "sum": {
      const vms = confined(problem, [...units.required.flat(), ...units.stays], rowOf(problem, proof.hosts));
      const shortage = shortageOf(problem, proof.dimension, proof.hosts, vms);
      const hosts = proof.hosts.map((h) => model.hosts[h]?.id ?? "");
      const because = `${event}, ${counted(vms.length, "VM")} that can only run on ${listed(hosts)} ${sentence(shortage)}`;
      return { because, shortage };
    }
    case "steps":
      return { because: fragmentation(problem, proof, event) };
    case "weights": {
      const vms = confined(problem, units.required.flat(), rowOf(problem, proof.hosts));
      const hosts = proof.hosts.filter((h) => problem.situation.hostGone[h] !== YES);
      return {
        because: `${event}, the ${counted(vms.length, "VM")} that can only run on the ${counted(hosts.length, "host")} that are left fit in no way: whatever sets of them a host takes, some room stays unused, and in all it is too much`,
      };
    }
    case "crowd": {
      const rule = model.rules.apart[proof.rule]?.rule;
      return {
        because: `${event}, ${named(proof.vms)} must be apart (rule ${rule?.id}), and what is left has fewer places apart than the ${counted(proof.vms.length, "VM")} need`,
      };
    }
    case "homeless": {
      const together = proof.unit.length > 1 ? " on one host" : "";
      return { because: `${event}, no host that is left has room for ${named(proof.unit)}${together}` };
    }
    case "stays":
      return {
        because: `${event}, VMs that cannot be moved do not fit on ${model.hosts[proof.host]?.id}: ${named([proof.vm])} is one too many`,
      };
    case "search":
      return {
        because: `${event}, no placement of the ${counted(units.required.flat().length, "VM")} exists: every one was tried (${proof.steps} steps)`,
      };
  }
}

function shortageOf(problem: Problem, d: number, hosts: readonly number[], vms: readonly number[]): Shortage {
  const { model } = problem;
  const width = model.dimensions.length;
  const dimension = model.dimensions[d];
  let have = 0;
  let need = 0;
  for (const h of hosts) {
    const host = model.hosts[h];
    const cluster = model.clusters[model.clusterOfHost[h] ?? 0];
    const real = host && cluster && dimension?.capacity(host, cluster.cluster.platform);
    have += real ?? problem.capacity[h * width + d] ?? 0;
  }
  for (const vm of vms) need += model.demand[vm * width + d] ?? 0;
  const name = dimension?.name ?? "";
  return {
    dimension: name.startsWith("resources.") ? name.slice("resources.".length) : name,
    unit: dimension?.unit ?? "",
    need,
    have,
    hosts: hosts.map((h) => model.hosts[h]?.id ?? ""),
    vms: vms.map((vm) => model.vms[vm]?.id ?? ""),
  };
}

function sentence({ dimension, unit, need, have }: Shortage): string {
  return `need ${amount(need, unit)} of ${dimensionLabel(dimension)} and have ${amount(have, unit)}: short ${amount(need - have, unit)}`;
}

function fragmentation(problem: Problem, proof: Extract<Impossible, { kind: "steps" }>, event: string): string {
  const { model } = problem;
  const width = model.dimensions.length;
  const dimension = model.dimensions[proof.dimension];
  const units = unitsOf(problem);
  const least = proof.steps[0]?.atLeast ?? 0;
  const large = confined(problem, units.required.flat(), rowOf(problem, proof.hosts)).filter(
    (vm) => (model.demand[vm * width + proof.dimension] ?? 0) >= least,
  );
  const size = amount(least, dimension?.unit ?? "");
  const label = dimensionLabel(dimension?.name ?? "");
  const room = roomLeft(problem, units, proof.dimension);
  const fits = proof.hosts.reduce((sum, h) => sum + Math.floor((room[h] ?? 0) / least), 0);
  const start = `${event}, ${counted(large.length, "VM")} of at least ${size} of ${label} ${large.length === 1 ? "needs" : "need"} a host`;
  return proof.steps.length === 1
    ? `${start}, and the ${counted(proof.hosts.length, "host")} that are left take ${fits} of that size: what else is free is in pieces too small`
    : `${start}, and no way to cut the ${counted(proof.hosts.length, "host")} that are left gives each its piece, whatever is free in sum`;
}

function asRule(left: readonly LostVm[], vms: readonly string[]): readonly LostVm[] {
  if (left.some(({ reason }) => reason === "rule")) return left;
  const last = vms.at(-1);
  return last === undefined || left.length > 0 ? left : [{ vm: last, reason: "rule" }];
}
