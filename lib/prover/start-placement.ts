import { type Estate, EstateIndex, type Id, type Requirement, type Vm } from "../estate";
import { Decider } from "./decider";
import { compileModel, movementsOf } from "./model/compile";
import type { Work } from "./prove-requirement";
import { Scenario } from "./scenarios/scenario";
import type { MissingFact } from "./verdict";

/** Where each VM of which the host is missing would be. */
export type StartPlacement = { readonly [vm: Id]: Id };

/** The VMs without a host, where nothing else is missing. */
export function onlyHostsMissing(missing: readonly MissingFact[]): readonly Id[] | undefined {
  const vms = missing.flatMap(({ object, fact }) => (fact === "host" ? [object.slice("vms/".length)] : []));
  return vms.length > 0 && vms.length === missing.length ? vms : undefined;
}

/**
 * A balanced start placement: VMs of which the host is known stay there, the others are spread. It is a guess, to be proven; undefined: none
 * was found that fits before anything fails.
 */
export function balancedStart(
  index: EstateIndex,
  requirement: Requirement,
  homeless: readonly Id[],
  work: Work,
): StartPlacement | undefined {
  const spread = new Set(homeless);
  const free = mapVms(index.estate, (vm) => ({ ...vm, movable: spread.has(vm.id) }));
  const repack: Requirement = { ...requirement, placement: "repack", continuity: false };
  const freeIndex = new EstateIndex(free);
  const decider = new Decider(compileModel(freeIndex, repack, movementsOf(freeIndex, repack)), work);
  decider.decide(new Scenario([]));
  const [reference] = decider.references;
  if (reference === undefined) return undefined;
  const { model } = decider;
  const places: { [vm: Id]: Id } = {};
  for (const id of homeless) {
    const host = model.hosts[reference.board.place[model.positionOfVm.get(id) ?? -1] ?? -1];
    if (host === undefined) return undefined;
    places[id] = host.id;
  }
  return places;
}

/** The estate as it would be with the placement. */
export function placed(estate: Estate, places: StartPlacement): Estate {
  return mapVms(estate, (vm) => (places[vm.id] === undefined ? vm : { ...vm, host: places[vm.id] }));
}

function mapVms(estate: Estate, change: (vm: Vm) => Vm): Estate {
  return { ...estate, vms: (estate.vms ?? []).map(change) };
}
