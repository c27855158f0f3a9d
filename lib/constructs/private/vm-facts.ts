import type { Vm } from "../../estate";
import type { EstateIds } from "../declare";
import type { VirtualMachine } from "../virtual-machine";
import type { ExistingVirtualMachineProps } from "../virtual-machine-props";
import type { ArgumentCheck } from "./argument-check";
import { checkedResources } from "./host-facts";
import { stated } from "./stated";

/** What an estate document says of a VM, besides its id, cluster and source. */
export type VmFacts = (ids: EstateIds) => Omit<Vm, "id" | "cluster" | "source">;

const RESTARTS = ["highest", "high", "medium", "low", "lowest", "disabled"] as const;
const POWERS = ["on", "off", "suspended", "template"] as const;

/** Checks sizes and words of a VM. What a managed one leaves open has its default; of an existing one it is unknown. */
export function checkedVmFacts(given: ExistingVirtualMachineProps, vm: VirtualMachine, check: ArgumentCheck): VmFacts {
  if (vm.managed)
    for (const fact of ["vcpus", "memoryGib", "disks", "networks"] as const) required(fact, given[fact], check);
  const vcpus = check.wholeFact("vcpus", given.vcpus, { min: 1 });
  const memoryMib = check.mebibytes("memoryGib", given.memoryGib, "demand");
  if (memoryMib === 0) throw check.error("memoryGib is 0", "give the memory of the VM");
  if (given.restart !== undefined) check.oneOf("restart", given.restart, RESTARTS);
  if (given.power !== undefined) check.oneOf("power", given.power, POWERS);
  const sizes = given.disks?.map((disk) => check.wholeFact("disks[].sizeGib", disk.sizeGib, { min: 1 }));
  const resources = given.resources && checkedResources(given.resources, check);
  const reservation = checkedReservation(given, vm, memoryMib, check);
  const movable = check.flag("movable", given.movable) ?? (vm.managed ? true : undefined);
  const recovery = stated({
    bootSeconds: check.wholeFact("bootSeconds", given.bootSeconds, { min: 0 }),
    changeRateMibPerHour: check.wholeFact("changeRateMibPerHour", given.changeRateMibPerHour, { min: 0 }),
    portable: check.flag("portable", given.portable),
  });
  return (ids) =>
    stated({
      vcpus,
      memoryMib,
      reservation,
      tier: vm.tier,
      disks: given.disks?.map(({ datastore }, index) =>
        stated({ datastore: ids.of(datastore), sizeGib: sizes?.[index] }),
      ),
      networks: given.networks && ids.all(given.networks),
      power: given.power ?? (vm.managed ? "on" : undefined),
      restart: given.restart ?? vm.cluster.restartPriority,
      resources,
      ...recovery,
      movable,
      host: vm.host && ids.of(vm.host),
      ...vm.cluster.site.backend.facts?.virtualMachine?.(
        stated({
          vendor: given,
          restart: given.restart ?? vm.cluster.restartPriority,
          managed: vm.managed,
          setsHa: vm.cluster.managed && vm.cluster.restartsVms === true,
        }),
      ),
    });
}

function required(fact: string, value: unknown, check: ArgumentCheck): void {
  if (value === undefined) throw check.error(`${fact} is missing`, "a VM needs vcpus, memoryGib, disks and networks");
}

/** A reservation that is a Terraform value is unknown, so the whole is absent only where nothing at all is known. */
function checkedReservation(
  given: ExistingVirtualMachineProps,
  vm: VirtualMachine,
  memoryMib: number | undefined,
  check: ArgumentCheck,
): Vm["reservation"] {
  const { reservation } = given;
  const reserveMemory = check.flag("reserveMemory", given.reserveMemory);
  if (reservation !== undefined) check.block("reservation", reservation);
  const cpuMhz = check.wholeFact("reservation.cpuMhz", reservation?.cpuMhz, { min: 0 });
  const reservedMib = check.mebibytes("reservation.memoryGib", reservation?.memoryGib, "demand");
  if (reserveMemory && reservation?.memoryGib !== undefined) {
    throw check.error("reserveMemory and reservation.memoryGib are both given", "give one of them");
  }
  if (reservedMib !== undefined && memoryMib !== undefined && reservedMib > memoryMib) {
    throw check.error(
      `reservation.memoryGib is more than its memory`,
      "reserve at most memoryGib, or say reserveMemory: true",
    );
  }
  if (!vm.managed && reserveMemory === undefined && reservation === undefined) return undefined;
  return stated({
    cpuMhz: reservation?.cpuMhz === undefined ? 0 : cpuMhz,
    memoryMib: reserveMemory ? memoryMib : reservation?.memoryGib === undefined ? 0 : reservedMib,
  });
}
