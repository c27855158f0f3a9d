import { CERTIFICATES_FORMAT, type EstateIndex, type Requirement } from "../estate";
import { fingerprint } from "./certify/fingerprint";
import type { Elsewhere } from "./elsewhere";
import { proveRequirement, type SearchWork } from "./prove-requirement";
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
 * Decides every requirement of a valid estate. Synchronous, pure and deterministic: no I/O, no clock, no randomness that
 * is not seeded; the gate calls it while an app synthesizes.
 */
export function prove(index: EstateIndex, options: ProveOptions = {}): ProofResult {
  const proven = (index.estate.requirements ?? []).map((declared) => {
    const requirement = overridden(declared, options);
    return proveRequirement(index, requirement, {
      stepsPerScenario: options.stepsPerScenario ?? usualSteps(index),
      shouldStop: options.shouldStop ?? (() => false),
      ...(options.sweepFrom === undefined ? {} : { sweepFrom: options.sweepFrom }),
      ...(options.elsewhere === undefined ? {} : { elsewhere: options.elsewhere }),
      stopAtFirstFailure: options.stopAtFirstFailure ?? false,
      looksForStart: options.startPlacement ?? options.stopAtFirstFailure !== true,
      onScenario: (decided, total) => {
        if (decided % SCENARIOS_PER_REPORT === 0 || decided === total) {
          options.onProgress?.({ requirement: requirement.id, decided, total });
        }
      },
    });
  });
  return {
    requirements: proven.map(({ verdict }) => verdict),
    certificates: {
      format: CERTIFICATES_FORMAT,
      estate: fingerprint(index.estate),
      requirements: proven.map(({ certificates }) => certificates),
    },
  };
}

/** Enough for a few attempts at placing every VM, which take a step for each 64 pairs of VM and host. */
function usualSteps({ estate: { vms = [], hosts = [] } }: EstateIndex): number {
  return Math.max(STEPS_PER_SCENARIO, 4 * Math.ceil((vms.length * hosts.length) / 64));
}

function overridden(requirement: Requirement, { demand, placement }: ProveOptions): Requirement {
  return { ...requirement, ...(demand ? { demand } : {}), ...(placement ? { placement } : {}) };
}
