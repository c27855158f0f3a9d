import { EstateIndex, type Id, type Requirement, type StartFailure } from "../../estate";
import { failureProof } from "../certify/failure-proof";
import { Positions } from "../certify/positions";
import { partsOf } from "../judge/parts";
import { movementsOf } from "../model/compile";
import { scopeOf } from "../model/scope";
import type { ProvenRequirement, Work } from "../prove-requirement";
import type { MissingFact, StartSearch } from "../verdict";
import { type Ruled, ruleOut } from "./exhaustion";
import { guess } from "./guesses";
import { type StartPlacement, withStart } from "./placed";
import { Question } from "./question";

/**
 * Where hosts of VMs that stay are all that is missing: a start placement that survives every scenario, or a proof that there is none. Clusters
 * that nothing ties together are looked at one by one.
 */
export function withStartPlacement(
  index: EstateIndex,
  requirement: Requirement,
  proven: ProvenRequirement,
  work: Work,
  decide: (index: EstateIndex, requirement: Requirement, work: Work) => ProvenRequirement,
): ProvenRequirement {
  const homeless = proven.verdict.verdict === "undecided" ? onlyHostsMissing(proven.verdict.missing) : undefined;
  if (homeless === undefined || work.shouldStop()) return proven;
  const told = (search: Omit<StartSearch, "vms">): ProvenRequirement => ({
    ...proven,
    verdict: { ...proven.verdict, startSearch: { ...search, vms: homeless.length } },
  });
  let tried = 0;
  let start: StartPlacement = {};
  for (const question of questionsOf(index, requirement, homeless, work)) {
    let found = guess(question);
    const ruled: Ruled = found === undefined ? ruleOut(question) : { kind: "open" };
    tried += question.tried;
    if (ruled.kind === "none") return refuted(index, proven, question, ruled, homeless.length, tried);
    if (ruled.kind === "found") found = ruled.places;
    if (found === undefined) return told({ outcome: "open", tried, because: openBecause(tried) });
    start = { ...start, ...found };
  }
  const supposed = new EstateIndex(withStart(index.estate, start));
  const { verdict } = decide(supposed, requirement, { ...work, onScenario: () => {} }).verdict;
  if (verdict !== "tolerates") return told({ outcome: "open", tried, because: openBecause(tried) });
  const because = "with these hosts every scenario is proven survived";
  const offered = told({ outcome: "found", tried, because });
  return { ...offered, verdict: { ...offered.verdict, startPlacement: inOrder(homeless, start) } };
}

/** The VMs without a host, where nothing else is missing. */
function onlyHostsMissing(missing: readonly MissingFact[]): readonly Id[] | undefined {
  const vms = missing.flatMap(({ object, fact }) => (fact === "host" ? [object.slice("vms/".length)] : []));
  return vms.length > 0 && vms.length === missing.length ? vms : undefined;
}

function questionsOf(
  index: EstateIndex,
  requirement: Requirement,
  homeless: readonly Id[],
  work: Work,
): readonly Question[] {
  const movements = movementsOf(index, requirement);
  const all = scopeOf(index, requirement).clusters.map(({ id }) => id);
  const parts = partsOf(index, requirement, movements) ?? [all];
  return parts.flatMap((clusters) => {
    const own = homeless.filter((id) => clusters.includes(index.vms.get(id)?.cluster ?? ""));
    return own.length === 0
      ? []
      : [new Question(index, requirement, movements, new Set(clusters), parts.length === 1, own, work)];
  });
}

function openBecause(tried: number): string {
  return `none of the ${tried} that were tried survives every scenario; another one may`;
}

function inOrder(homeless: readonly Id[], start: StartPlacement): StartPlacement {
  return Object.fromEntries(homeless.flatMap((id) => (start[id] === undefined ? [] : [[id, start[id]]])));
}

/** `fails`, with a tree of failures for a certificate. */
function refuted(
  index: EstateIndex,
  { verdict, certificates }: ProvenRequirement,
  question: Question,
  { leaves }: Extract<Ruled, { kind: "none" }>,
  vms: number,
  tried: number,
): ProvenRequirement {
  const positions = new Positions(index);
  const proofs = new Map(Object.entries(certificates.proofs));
  const keys = new Map([...proofs].map(([key, proof]) => [JSON.stringify(proof), key]));
  const noStart = leaves.map(({ places, failure, failed }): StartFailure => {
    const proof = failureProof(failed, positions, question.isWhole);
    const text = JSON.stringify(proof);
    const key = keys.get(text) ?? `p${proofs.size + 1}`;
    keys.set(text, key);
    proofs.set(key, proof);
    return {
      places: [...places].flatMap(([vm, host]) => [positions.vmNamed(vm), positions.hostNamed(host)]),
      scenario: failure
        .map(({ kind, id }) => certificates.domains.findIndex((domain) => domain.kind === kind && domain.id === id))
        .sort((a, b) => a - b),
      proof: key,
    };
  });
  const whose = vms === 1 ? "host the VM without one is" : `hosts the ${vms} VMs without one are`;
  const because = `whatever ${whose} on, some scenario is not survived: each of ${leaves.length} ways to place them was refuted`;
  return {
    verdict: { ...verdict, verdict: "fails", startSearch: { outcome: "none-exists", vms, tried, because } },
    certificates: { ...certificates, verdict: "fails", proofs: Object.fromEntries(proofs), noStart },
  };
}
