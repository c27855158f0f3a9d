import type { Estate, Id } from "../../estate";

/** Where each VM of which the host is missing would be. */
export type StartPlacement = { readonly [vm: Id]: Id };

/** The estate as it would be with the placement. */
export function withStart(estate: Estate, places: StartPlacement): Estate {
  return {
    ...estate,
    vms: (estate.vms ?? []).map((vm) => (places[vm.id] === undefined ? vm : { ...vm, host: places[vm.id] })),
  };
}
