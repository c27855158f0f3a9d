import { CERTIFICATES_FORMAT, type Certificates, type EstateIndex, type Id, type Requirement } from "../estate";
import { fingerprint } from "./certify/fingerprint";
import type { Elsewhere } from "./elsewhere";
import { scopeOf } from "./model/scope";
import { proveRequirement, type SearchWork } from "./prove-requirement";
import { universeOf } from "./scenarios/tolerance";
import type { HelpedRequirements, PlainWork } from "./threads/helped-requirements";
import type { ProofResult } from "./verdict";

export interface ProveOptions {
  /** Overrides the `demand` of every requirement. */
  readonly demand?: "reservation" | "configured";
  /** Overrides the `placement` of every requirement. */
  readonly placement?: "auto" | "repack" | "pinned";
  /** Limit of search steps per scenario; past it the scenario is `undecided`. @default 200000, more on the largest estates */
  readonly stepsPerScenario?: number;
  /**
   * Ends a requirement once one scenario is proven failed: for callers who ask only whether it holds. The largest scenarios are decided first,
   * so that the one counterexample need not be a smallest; what is open is `undecided`. @default false
   */
  readonly stopAtFirstFailure?: boolean;
  /**
   * From how many scenarios of lost hosts on, one recipe is followed through all of them before any is decided by itself; a larger number
   * switches it off. It never changes a verdict. @default 1000
   */
  readonly sweepFrom?: number;
  /**
   * Threads to work with, this one included: others are started where there are very many scenarios, work ahead of this one, and change
   * nothing of the result. @default 1
   */
  readonly threads?: number;
  /**
   * Certificates of an earlier proof of the estate, before it was changed: what showed a scenario survived or failed then is tried first, and
   * evaluated anew like anything else. @default none
   */
  readonly previous?: Certificates;
  /** Asked now and then; `true` ends the work, what is open is `undecided`. The caller's wall clock or SIGINT. */
  readonly shouldStop?: () => boolean;
  /** Whether a start placement is looked for, where hosts of VMs that stay are all that is missing. @default true, unless it ends at the first failure */
  readonly startPlacement?: boolean;
  readonly onProgress?: (progress: ProveProgress) => void;
  /** Who decides scenarios in which VMs come up elsewhere. @default nobody: what rests on a replication is `undecided` */
  readonly elsewhere?: (index: EstateIndex, requirement: Requirement, work: SearchWork) => Elsewhere | undefined;
}

export interface ProveProgress {
  readonly requirement: string;
  readonly decided: number;
  readonly total: number;
}

const STEPS_PER_SCENARIO = 200_000;
const SCENARIOS_PER_REPORT = 256;

/**
 * Decides every requirement of a valid estate. Synchronous and deterministic: no clock, no randomness that is not seeded; the gate calls it
 * while an app synthesizes. Pure but for `threads`.
 */
export function prove(index: EstateIndex, options: ProveOptions = {}): ProofResult {
  const requirements = (index.estate.requirements ?? []).map((declared) => overridden(declared, options));
  const shouldStop = options.shouldStop ?? (() => false);
  const plain: PlainWork = {
    stepsPerScenario: options.stepsPerScenario ?? usualSteps(index),
    ...(options.previous === undefined ? {} : { previous: options.previous }),
    ...(options.sweepFrom === undefined ? {} : { sweepFrom: options.sweepFrom }),
    stopAtFirstFailure: options.stopAtFirstFailure ?? false,
    looksForStart: options.startPlacement ?? options.stopAtFirstFailure !== true,
  };
  const helped = helpedRequirements(index, requirements, plain, options);
  // What comes up elsewhere is decided by the caller's own function, on this thread.
  const threads = helped === undefined && options.elsewhere === undefined ? options.threads : 1;
  const proven = requirements.map((requirement, at) => {
    const known = helped?.proven(at);
    if (known !== undefined) return known;
    return proveRequirement(index, requirement, {
      ...plain,
      shouldStop,
      ...(options.elsewhere === undefined ? {} : { elsewhere: options.elsewhere }),
      ...(threads === undefined ? {} : { threads }),
      onScenario: (decided, total) => {
        if (decided % SCENARIOS_PER_REPORT === 0 || decided === total) {
          options.onProgress?.({ requirement: requirement.id, decided, total });
        }
      },
    });
  });
  helped?.end();
  let fingerprinted: string | undefined;
  return {
    requirements: proven.map(({ verdict }) => verdict),
    certificates: {
      format: CERTIFICATES_FORMAT,
      // Takes a while for a large estate, and only who keeps the certificates asks for it.
      get estate() {
        fingerprinted ??= fingerprint(index.estate);
        return fingerprinted;
      },
      ids: { vms: idsOf(index.estate.vms), hosts: idsOf(index.estate.hosts) },
      requirements: proven.map(({ certificates }) => certificates),
    },
  };
}

/** Other threads, where more than one requirement is worth one. */
function helpedRequirements(
  index: EstateIndex,
  requirements: readonly Requirement[],
  plain: PlainWork,
  { threads = 1, shouldStop = () => false, elsewhere }: ProveOptions,
): HelpedRequirements | undefined {
  if (threads < 2 || elsewhere !== undefined) return undefined;
  const large = requirements.filter((requirement) => workOf(index, requirement) >= WORTH_A_THREAD).length;
  if (large < 2) return undefined;
  const {
    HelpedRequirements,
  }: typeof import("./threads/helped-requirements") = require("./threads/helped-requirements");
  const helped = new HelpedRequirements(index.estate, requirements, plain, shouldStop);
  helped.start(Math.min(threads, large) - 1);
  return helped;
}

/** VMs times scenarios that are done before a thread has started. */
const WORTH_A_THREAD = 5_000_000;

function workOf(index: EstateIndex, requirement: Requirement): number {
  const hosts = scopeOf(index, requirement).clusters.flatMap(({ id }) => index.hostsOfCluster(id));
  const ids = hosts.map(({ id }) => id);
  return index.vms.size * universeOf(index, requirement.tolerate, ids).total;
}

function idsOf(list: readonly { readonly id: Id }[] = []): readonly Id[] {
  return list.map(({ id }) => id);
}

/** Enough for a few attempts at placing every VM, which take a step for each 64 pairs of VM and host. */
function usualSteps({ estate: { vms = [], hosts = [] } }: EstateIndex): number {
  return Math.max(STEPS_PER_SCENARIO, 4 * Math.ceil((vms.length * hosts.length) / 64));
}

function overridden(requirement: Requirement, { demand, placement }: ProveOptions): Requirement {
  return { ...requirement, ...(demand ? { demand } : {}), ...(placement ? { placement } : {}) };
}
