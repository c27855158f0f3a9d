import type { VirtualMachineVendor } from "../../backends/port";
import type { FailoverPlan } from "../failover-plan";
import type { RecoveredHardwareProps } from "../failover-plan-props";
import type { Replication } from "../replication";
import type { VirtualMachine } from "../virtual-machine";
import { ArgumentCheck } from "./argument-check";
import { sameEstate } from "./reference";
import { checkSupport, checkVendor } from "./vendor";

/** @throws where a VM is named twice, or by a block of another platform than the plan's */
export function checkedHardware(
  plan: FailoverPlan,
  hardware: readonly RecoveredHardwareProps[],
): readonly RecoveredHardwareProps[] {
  const check = new ArgumentCheck(plan);
  const seen = new Set<VirtualMachine>();
  for (const each of check.members("hardware", hardware)) {
    checkVendor(plan.cluster.site, check.block("hardware[]", each), check);
    for (const vm of sameEstate(plan, "hardware[].vms", each.vms)) {
      if (seen.has(vm)) throw check.error(`hardware names ${vm.node.path} twice`, "name each VM once");
      seen.add(vm);
    }
  }
  return hardware;
}

/** The block of the target's platform for a VM: as the plan says, else its own, which means nothing to another platform. */
export function hardwareOf(
  plan: FailoverPlan,
  vm: VirtualMachine,
  hardware: readonly RecoveredHardwareProps[],
): VirtualMachineVendor {
  return hardware.find(({ vms }) => vms.includes(vm)) ?? (isOtherPlatform(plan, vm) ? {} : vm.given);
}

export function isOtherPlatform(plan: FailoverPlan, vm: VirtualMachine): boolean {
  return vm.cluster.site.backend.platform !== plan.cluster.site.backend.platform;
}

/** @throws where the target's platform cannot bring the VM up, or its disks and guest do not go from one platform to the other */
export function checkPlatforms(
  plan: FailoverPlan,
  vm: VirtualMachine,
  replications: readonly Replication[],
  check: ArgumentCheck,
): void {
  const { site } = plan.cluster;
  checkSupport(site, "vm-recovery", check);
  if (!isOtherPlatform(plan, vm)) return;
  const platforms = `${vm.node.path} runs on ${vm.cluster.site.backend.platform}, and ${plan.cluster.node.path} is of the platform ${site.backend.platform}`;
  if (vm.given.portable !== true) {
    throw check.error(
      `${platforms}; it is not said that its guest boots there`,
      "try it, and say portable: true, or keep replicas of the application there",
    );
  }
  const array = replications.find(({ method }) => method === "array");
  if (array === undefined) return;
  throw check.error(
    `${platforms}; ${array.node.path} copies disks as they are`,
    "use a BackupReplication that restores them in the format of the other platform",
  );
}
