import type { EstateIndex } from "../estate";
import type { RequirementVerdict } from "../prover";
import { Proofs, type SlackOptions } from "./proofs";
import { roomIn } from "./room";
import type { Measured, SlackReport } from "./slack";
import { tightestOf } from "./tightest";

const PROOFS = 200;
/** Scenarios that a proof of one more host failure may have. */
const MOST_SCENARIOS = 20_000;

/** How far a survived requirement is from failing. Deterministic: bounded by the number of proofs, not by time. */
export function measureSlack(index: EstateIndex, verdict: RequirementVerdict, options: SlackOptions = {}): SlackReport {
  const requirement = index.requirements.get(verdict.id);
  if (requirement === undefined) throw new Error(`"${verdict.id}" is no requirement of the estate`);
  if (verdict.verdict !== "tolerates") throw new Error(`"${verdict.id}" is not proven: there is no slack to measure`);
  const proofs = new Proofs(index.estate, requirement, { ...options, proofs: options.proofs ?? PROOFS });
  const hostFailures = hostFailuresOf(index, verdict, proofs);
  const room = Object.keys(verdict.basis.placement).flatMap((cluster) => roomIn(index, cluster, verdict, proofs) ?? []);
  const tightest = tightestOf(index, requirement, verdict);
  const { migrations } = verdict.basis;
  return {
    requirement: verdict.id,
    room,
    ...(hostFailures === undefined ? {} : { hostFailures }),
    ...(tightest === undefined ? {} : { tightest }),
    ...(migrations === undefined ? {} : { migrations }),
    proofs: proofs.made,
    search: proofs.ended ?? "complete",
  };
}

/** One more failure at a time, while there are not too many scenarios. */
function hostFailuresOf(index: EstateIndex, { basis }: RequirementVerdict, proofs: Proofs): Measured | undefined {
  const { host, ...others } = proofs.requirement.tolerate;
  if (host === undefined || Object.keys(others).length > 0) return undefined;
  const hosts = Object.keys(basis.placement).reduce((sum, cluster) => sum + index.hostsOfCluster(cluster).length, 0);
  let survived = Math.min(host, hosts);
  while (survived < hosts && choices(hosts, survived + 1) <= MOST_SCENARIOS) {
    const verdict = proofs.verdict({}, { host: survived + 1 });
    if (verdict !== "tolerates") return { value: survived, exact: verdict === "fails" };
    survived += 1;
  }
  return { value: survived, exact: survived === hosts };
}

/** Number of sets of up to `most` of `all`. */
function choices(all: number, most: number): number {
  let sets = 1;
  let ofSize = 1;
  for (let size = 1; size <= most; size += 1) {
    ofSize = (ofSize * (all - size + 1)) / size;
    sets += ofSize;
  }
  return sets;
}
