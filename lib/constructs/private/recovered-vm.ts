import { Token } from "cdktf";
import { Construct } from "constructs";
import type { Resource, VirtualMachineVendor } from "../../backends/port";
import type { Datastore } from "../datastore";
import type { FailoverPlan } from "../failover-plan";
import type { Network } from "../network";
import type { Replication } from "../replication";
import type { VirtualMachine } from "../virtual-machine";
import type { ExistingVirtualMachineProps } from "../virtual-machine-props";
import { ArgumentCheck } from "./argument-check";
import { checkPlatforms, hardwareOf, isOtherPlatform } from "./portability";
import type { Recovery } from "./recovery";

interface Circumstances extends Pick<Recovery, "mappings" | "datastores" | "when" | "copies" | "hardware"> {
  readonly after: readonly string[];
}

/**
 * A VM of the lost site, in the cluster of the plan; `undefined` where its application has replicas there.
 * @throws where it cannot come up: not replicated, a network or datastore without counterpart, a value that only its own site knows
 */
export function recoverVirtualMachine(
  plan: FailoverPlan,
  scope: Construct,
  vm: VirtualMachine,
  circumstances: Circumstances,
): Resource | undefined {
  const check = new ArgumentCheck(plan);
  const replications = [...circumstances.copies].filter(([, vms]) => vms.has(vm)).map(([replication]) => replication);
  if (replications.length === 0) {
    throw check.error(
      `no replication copies ${vm.node.path} to ${plan.to.node.path}`,
      "declare one, e.g. an ArrayReplication, before the plan, or leave the VM out of the plan",
    );
  }
  const applications = replications.filter(({ method }) => method === "application");
  if (applications.length === replications.length) return undefined;
  if (applications.length > 0) {
    throw check.error(
      `${vm.node.path} is copied by ${replications.map(({ node }) => node.path).join(" and ")}`,
      "say in replications whether its replicas take over or it comes up itself",
    );
  }
  checkPlatforms(plan, vm, replications, check);
  const { cluster } = plan;
  cluster.site.claimName("VM", vm.name, plan);
  const { given } = vm;
  const hardware = hardwareOf(plan, vm, circumstances.hardware);
  const restart = given.restart ?? vm.cluster.restartPriority;
  const { vcpus, memoryGib, networks, reservation, reserveMemory, disks } = statedShape(plan, vm, hardware, check);
  const memoryMib = memoryGib * 1024;
  return cluster.site.backend.recoveredVirtualMachine(new Construct(scope, vm.name), {
    name: vm.name,
    cluster: cluster.handle,
    vcpus,
    memoryMib,
    reservedMhz: reservation?.cpuMhz ?? 0,
    reservedMib: reserveMemory ? memoryMib : (reservation?.memoryGib ?? 0) * 1024,
    reserveAllMemory: reserveMemory ?? false,
    disks: disks.map(({ datastore }) => ({
      datastore: copyOf(plan, vm, datastore, replications, circumstances, check).resource,
    })),
    networks: networks.map((network) => counterpart(plan, vm, network, circumstances, check).resource),
    fromTemplate: given.template !== undefined || !vm.managed || isOtherPlatform(plan, vm),
    ...(vm.tier === undefined ? {} : { tier: vm.tier }),
    ...(restart === undefined || restart === cluster.restartPriority ? {} : { restart }),
    vendor: hardware,
    when: circumstances.when,
    after: circumstances.after,
  });
}

type Shape = Required<Pick<ExistingVirtualMachineProps, "vcpus" | "memoryGib" | "disks" | "networks">> &
  Pick<ExistingVirtualMachineProps, "reservation" | "reserveMemory">;

/** The VM must come up where nothing of its own site can be asked. */
function statedShape(
  plan: FailoverPlan,
  vm: VirtualMachine,
  hardware: VirtualMachineVendor,
  check: ArgumentCheck,
): Shape {
  const { vcpus, memoryGib, disks, networks, reservation, reserveMemory } = vm.given;
  if (vcpus === undefined || memoryGib === undefined || disks === undefined || networks === undefined) {
    throw check.error(
      `of ${vm.node.path} it is not stated what it is`,
      "state its vcpus, memoryGib, disks and networks: nobody can ask the site that is lost",
    );
  }
  const vendor: unknown = Reflect.get(hardware, plan.cluster.site.backend.platform);
  const values = { vcpus, memoryGib, ...reservation, ...(typeof vendor === "object" ? vendor : {}) };
  for (const [name, value] of Object.entries(values)) {
    if (!Token.isUnresolved(value)) continue;
    throw check.error(
      `${name} of ${vm.node.path} is a Terraform value of a stack that may be lost`,
      "give a plain value, so that the failover needs nothing of it",
    );
  }
  return {
    vcpus,
    memoryGib,
    disks,
    networks,
    ...(reservation === undefined ? {} : { reservation }),
    ...(reserveMemory === undefined ? {} : { reserveMemory }),
  };
}

function copyOf(
  plan: FailoverPlan,
  vm: VirtualMachine,
  datastore: Datastore,
  replications: readonly Replication[],
  { datastores }: Circumstances,
  check: ArgumentCheck,
): Datastore {
  const copied = replications.map((replication) => replication.copyOf(datastore)).find((found) => found !== undefined);
  const copy = copied ?? datastores.find(({ from }) => from === datastore)?.to;
  if (copy === undefined) {
    throw check.error(
      `${vm.node.path} has a disk on ${datastore.node.path}, of which ${plan.to.node.path} has no copy`,
      "pair the datastore in its replication, or in datastores of the plan",
    );
  }
  if (copy.site === plan.cluster.site) return copy;
  throw check.error(
    `the copy of ${datastore.node.path} is ${copy.node.path}, which is not in the stack ${plan.cluster.site.node.path}`,
    "name a datastore of the failover site",
  );
}

function counterpart(
  plan: FailoverPlan,
  vm: VirtualMachine,
  network: Network,
  { mappings }: Circumstances,
  check: ArgumentCheck,
): Network {
  const to = mappings.find(({ from }) => from === network)?.to;
  if (to !== undefined) return to;
  throw check.error(
    `${vm.node.path} is on ${network.node.path}, which no network of ${plan.to.node.path} stands in for`,
    "map it in networks: { from, to }",
  );
}
