import { type EstateIndex, type Host, isHeldByHost, type Vm } from "../estate";
import type { MissingFact } from "../prover";

/**
 * Whether XAPI takes a VM for agile: all of its disks and networks are on every host of the pool, whatever its state, and it uses no part of one
 * host. XAPI asks for SRs that are marked as shared, too. A list of missing facts: it cannot be said.
 *
 * @see https://github.com/xapi-project/xen-api/blob/master/ocaml/xapi/agility.ml
 */
export function isAgile(index: EstateIndex, vm: Vm, hosts: readonly Host[]): boolean | readonly MissingFact[] {
  const datastores = index.datastoresOfVm(vm);
  const { networks } = vm;
  const missing: MissingFact[] = [];
  if (isHeldByHost(vm)) return false;
  if (datastores?.some((id) => index.datastores.get(id)?.shared === false)) return false;
  if (datastores === undefined) missing.push({ object: `vms/${vm.id}`, fact: "disks" });
  if (networks === undefined) missing.push({ object: `vms/${vm.id}`, fact: "networks" });
  for (const host of hosts) {
    for (const [fact, here, needed] of [
      ["datastores", host.datastores, datastores],
      ["networks", host.networks, networks],
    ] as const) {
      if (needed === undefined || needed.length === 0) continue;
      if (here === undefined) missing.push({ object: `hosts/${host.id}`, fact });
      else if (needed.some((id) => !here.includes(id))) return false;
    }
  }
  return missing.length === 0 ? true : missing;
}
