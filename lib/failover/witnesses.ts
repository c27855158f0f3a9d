import type { EstateIndex, Id } from "../estate";
import type { RecoveryWitness } from "../prover";
import type { Route } from "./routes";

/** What was found to come up where: told once for each failover. */
export class Witnesses {
  readonly #byEstate = new Map<number, { readonly first: Omit<RecoveryWitness, "alike">; alike: number }>();

  /** @param estate position of the estate after the failover */
  add(estate: number, witness: () => Omit<RecoveryWitness, "alike">): void {
    const known = this.#byEstate.get(estate) ?? { first: witness(), alike: 0 };
    known.alike += 1;
    this.#byEstate.set(estate, known);
  }

  get list(): readonly RecoveryWitness[] {
    return [...this.#byEstate.values()].map(({ first, alike }) => ({ ...first, alike }));
  }
}

/** The hosts of those that come up, in the order of the estate. */
export function hostsOf(
  { vms }: EstateIndex,
  routes: ReadonlyMap<Id, Route>,
  placement: ReadonlyMap<Id, Id> | undefined,
): { readonly [vm: Id]: Id } {
  const hosts: (readonly [Id, Id])[] = [];
  for (const vm of vms.keys()) {
    const host = routes.has(vm) ? placement?.get(vm) : undefined;
    if (host !== undefined) hosts.push([vm, host]);
  }
  return Object.fromEntries(hosts);
}
