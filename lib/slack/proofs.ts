import { type Estate, EstateIndex, type Id, type Requirement, type Tolerance, validateEstate } from "../estate";
import { prove } from "../failover";
import type { ProveOptions, Verdict } from "../prover";
import type { Shape } from "./slack";

export interface SlackOptions extends Pick<ProveOptions, "demand" | "placement" | "stepsPerScenario" | "shouldStop"> {
  /** Most changed estates that are proven for one requirement. @default 200 */
  readonly proofs?: number;
  /** Id of the VM whose like is added. @default one of the most common shape in each cluster */
  readonly like?: Id;
  /** Sizes of the VM that is added, instead of those of the VM that it is like. */
  readonly shape?: Shape;
}

/** Proofs of one requirement in changed estates, as many as there may be. */
export class Proofs {
  made = 0;
  ended: "bounded" | "stopped" | undefined;

  constructor(
    readonly estate: Estate,
    readonly requirement: Requirement,
    readonly options: SlackOptions & { readonly proofs: number },
  ) {}

  /** `hard`: with as much work as the one claim that an amount is the largest is worth. */
  verdict(
    change: Partial<Pick<Estate, "vms">>,
    tolerate: Tolerance = this.requirement.tolerate,
    hard = false,
  ): Verdict | undefined {
    const { shouldStop, demand, placement } = this.options;
    const stepsPerScenario = this.options.stepsPerScenario ?? (hard ? HARD_STEPS_PER_SCENARIO : STEPS_PER_SCENARIO);
    if (shouldStop?.() === true) this.ended = "stopped";
    else if (this.made >= this.options.proofs) this.ended ??= "bounded";
    if (this.ended !== undefined) return undefined;
    const valid = validateEstate({ ...this.estate, ...change, requirements: [{ ...this.requirement, tolerate }] });
    if (!valid.ok) return "undecided";
    this.made += 1;
    const startPlacement = this.looksForHosts;
    const options = { demand, placement, shouldStop, stepsPerScenario, stopAtFirstFailure: true, startPlacement };
    const [proven] = prove(new EstateIndex(valid.value), options).requirements;
    return proven?.startSearch?.outcome === "found" ? "tolerates" : proven?.verdict;
  }

  /** Whether the prover is to say on which hosts added VMs would be that stay where they are: it takes many proofs each. */
  get looksForHosts(): boolean {
    const { vms = [], hosts = [] } = this.estate;
    return vms.length * hosts.length <= MOST_PLACES;
  }
}

/** VMs times hosts. */
const MOST_PLACES = 500;
/** Search steps that one scenario may take: what takes more does not count as survived. */
const STEPS_PER_SCENARIO = 1_000;
const HARD_STEPS_PER_SCENARIO = 20_000;
