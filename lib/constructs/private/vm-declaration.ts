import { Op, Token } from "cdktf";
import type { Resource } from "../../backends/port";
import type { VirtualMachine } from "../virtual-machine";
import type { VirtualMachineProps } from "../virtual-machine-props";
import type { ArgumentCheck } from "./argument-check";

/** Hands a checked VM to the backend; numbers may be Terraform values, and stay so. */
export function makeVirtualMachine(vm: VirtualMachine, props: VirtualMachineProps, check: ArgumentCheck): Resource {
  if (props.disks.length === 0) throw check.error("disks is empty", "a VM needs a disk to stand on a datastore");
  const memoryMib = mebibytes(props.memoryGib);
  return vm.cluster.site.backend.virtualMachine(vm, {
    name: vm.name,
    cluster: vm.cluster.handle,
    vcpus: props.vcpus,
    memoryMib,
    reservedMhz: props.reservation?.cpuMhz ?? 0,
    reservedMib: props.reserveMemory ? memoryMib : mebibytes(props.reservation?.memoryGib ?? 0),
    reserveAllMemory: props.reserveMemory ?? false,
    disks: props.disks.map(({ datastore, sizeGib }) => ({ datastore: datastore.resource, sizeGib })),
    networks: props.networks.map((network) => network.resource),
    ...(props.template === undefined ? {} : { template: check.passedText("template", props.template) }),
    ...(vm.tier === undefined ? {} : { tier: vm.tier }),
    ...(props.restart === undefined || props.restart === vm.cluster.restartPriority ? {} : { restart: props.restart }),
    ...(props.host === undefined ? {} : { host: props.host.resource }),
    startHost: () => vm.host?.resource,
    restarts: vm.cluster.restartsVms !== false && props.restart !== "disabled",
    vendor: props,
  });
}

function mebibytes(gib: number): number {
  return Token.isUnresolved(gib) ? Token.asNumber(Op.mul(gib, 1024)) : gib * 1024;
}
