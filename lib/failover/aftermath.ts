import { EstateIndex, type Id, type RecoveryCertificates, type Requirement, wantsContinuity } from "../estate";
import {
  type Counterexample,
  counted,
  type FailedDomain,
  listed,
  ScenarioProver,
  type SearchWork,
  when,
} from "../prover";
import { type Change, estateAfter, STOPPED } from "./after/estate-after";

/** Why a scenario failed. */
export type Explanation = Pick<Counterexample, "lost" | "because" | "shortage">;

/** The estate after one failover, and what is proven of it. */
export class Aftermath {
  readonly #prover: ScenarioProver;

  /**
   * @param scope VMs that the requirement is about
   * @param position in the certificates' `recoveries`
   */
  constructor(
    index: EstateIndex,
    requirement: Requirement,
    readonly change: Change,
    scope: ReadonlySet<Id>,
    readonly position: number,
    work: SearchWork,
  ) {
    const after = new EstateIndex(estateAfter(index, change));
    this.#prover = new ScenarioProver(after, requirementAfter(requirement, scope, change), work);
  }

  decide(failed: readonly FailedDomain[]) {
    return this.#prover.decide(this.scenario(failed));
  }

  /** @param shed VMs that a plan stops */
  explain(failed: readonly FailedDomain[], shed: ReadonlySet<Id>): Explanation {
    const scenario = this.scenario(failed);
    const { lost, because, ...rest } = this.#prover.explain(scenario);
    const stopped = lost.filter(({ vm }) => shed.has(vm)).map(({ vm }) => vm);
    const { size } = this.change.routes;
    const event = size === 0 ? when(failed) : `${when(failed)} and ${counted(size, "VM")} should fail over`;
    return {
      lost: lost.map((one) => (shed.has(one.vm) ? { vm: one.vm, reason: "shed" } : one)),
      because:
        stopped.length === 0
          ? because.replace(when(scenario), event)
          : `${event}, ${listed(stopped)} ${stopped.length === 1 ? "is" : "are"} stopped to make room, and must run`,
      ...rest,
    };
  }

  placement(failed: readonly FailedDomain[]): ReadonlyMap<Id, Id> | undefined {
    return this.#prover.placement(this.scenario(failed));
  }

  content(): RecoveryCertificates {
    return this.#prover.content();
  }

  /** What fails, and with it all that is stopped. */
  private scenario(failed: readonly FailedDomain[]): readonly FailedDomain[] {
    return this.change.stopped.size === 0 ? failed : [...failed, { kind: "datastore", id: STOPPED.id }];
  }
}

/** The same promise for the same VMs, wherever they are now, and for those that take over from them; who stays is said VM by VM. */
export function requirementAfter(requirement: Requirement, scope: ReadonlySet<Id>, { routes }: Change): Requirement {
  const { id, tolerate, demand, vcpusPerCore } = requirement;
  const vms = new Set(scope);
  for (const vm of scope) for (const replica of routes.get(vm)?.replicas ?? []) vms.add(replica);
  return {
    id,
    vms: [...vms],
    tolerate,
    placement: "repack",
    ...(demand === undefined ? {} : { demand }),
    ...(vcpusPerCore === undefined ? {} : { vcpusPerCore }),
    ...(wantsContinuity(requirement) ? { continuity: true } : {}),
  };
}
